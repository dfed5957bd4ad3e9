# The LibTorch to build against, as the target vitscope_libtorch.
# VITSCOPE_LIBTORCH names another one than the system's by its folder, the one that holds include/ and lib/:
# pip's torch folder or the official archive, CPU or CUDA, 2.x. Only ready libraries are linked, so no CUDA
# toolkit is needed. Every library is named by its absolute path, and a small program proves that headers and
# loaded libraries are one and the same LibTorch: parts of two link without complaint and abort when started.
if(VITSCOPE_LIBTORCH)
    if(NOT IS_ABSOLUTE "${VITSCOPE_LIBTORCH}")
        message(FATAL_ERROR "VITSCOPE_LIBTORCH must be an absolute path, not ${VITSCOPE_LIBTORCH}")
    endif()
    file(REAL_PATH "${VITSCOPE_LIBTORCH}" libtorch_home)
    set(libtorch_includes ${libtorch_home}/include ${libtorch_home}/include/torch/csrc/api/include)
    set(libtorch_libraries ${libtorch_home}/lib/libtorch_cpu.so ${libtorch_home}/lib/libc10.so)
    set(libtorch_cuda ${libtorch_home}/lib/libtorch_cuda.so)
else()
    find_path(VITSCOPE_TORCH_HEADERS torch/csrc/api/include/torch/version.h REQUIRED)
    find_library(VITSCOPE_TORCH_CPU torch_cpu REQUIRED)
    find_library(VITSCOPE_C10 c10 REQUIRED)
    mark_as_advanced(VITSCOPE_TORCH_HEADERS VITSCOPE_TORCH_CPU VITSCOPE_C10)
    get_filename_component(libtorch_home ${VITSCOPE_TORCH_CPU} DIRECTORY)
    file(REAL_PATH "${libtorch_home}" libtorch_home)
    set(libtorch_includes ${VITSCOPE_TORCH_HEADERS}/torch/csrc/api/include)
    if(NOT VITSCOPE_TORCH_HEADERS STREQUAL "/usr/include")
        list(PREPEND libtorch_includes ${VITSCOPE_TORCH_HEADERS})
    endif()
    set(libtorch_libraries ${VITSCOPE_TORCH_CPU} ${VITSCOPE_C10})
    set(libtorch_cuda "")
    # Debian's LibTorch links oneDNN; calling it directly is faster than LibTorch's way through OpenBLAS.
    find_path(VITSCOPE_ONEDNN_HEADERS oneapi/dnnl/dnnl.hpp)
    find_library(VITSCOPE_ONEDNN_LIBRARY dnnl)
    mark_as_advanced(VITSCOPE_ONEDNN_HEADERS VITSCOPE_ONEDNN_LIBRARY)
endif()
foreach(part ${libtorch_includes} ${libtorch_libraries})
    if(NOT EXISTS ${part})
        message(FATAL_ERROR "${part} is missing: VITSCOPE_LIBTORCH must be a folder with include/ and lib/, "
            "as in pip's torch package or the official LibTorch archive")
    endif()
endforeach()

# Pip's wheels before 2.7 and some archives use the older C++ ABI; only the right one links.
list(GET libtorch_libraries 0 library)
file(TIMESTAMP ${library} built)
set(identity "${libtorch_home};${libtorch_includes};${built}")
if(NOT "${identity}" STREQUAL "${VITSCOPE_LIBTORCH_CHECKED}")
    unset(VITSCOPE_LIBTORCH_ABI CACHE)
    list(TRANSFORM libtorch_includes PREPEND "-I" OUTPUT_VARIABLE include_flags)
    list(TRANSFORM libtorch_libraries REPLACE "/[^/]*$" "" OUTPUT_VARIABLE library_folders)
    list(JOIN library_folders ":" rpath)
    foreach(abi 1 0)
        set(program ${CMAKE_BINARY_DIR}/CMakeFiles/libtorch_check_${abi})
        execute_process(COMMAND ${CMAKE_CXX_COMPILER} -std=c++20 -D_GLIBCXX_USE_CXX11_ABI=${abi} ${include_flags}
            ${CMAKE_CURRENT_LIST_DIR}/configure/libtorch_check.cpp -o ${program}
            -Wl,--no-as-needed ${libtorch_libraries} -Wl,--disable-new-dtags,--allow-shlib-undefined,-rpath,${rpath}
            RESULT_VARIABLE failed ERROR_VARIABLE complaint_${abi} OUTPUT_QUIET)
        if(failed EQUAL 0)
            set(VITSCOPE_LIBTORCH_ABI ${abi} CACHE INTERNAL "_GLIBCXX_USE_CXX11_ABI of the LibTorch in use")
            break()
        endif()
    endforeach()
    if(NOT DEFINED VITSCOPE_LIBTORCH_ABI)
        message(FATAL_ERROR "No program can be linked with the LibTorch of ${libtorch_home}:\n${complaint_1}")
    endif()
    execute_process(COMMAND ${program} ${libtorch_home}
        RESULT_VARIABLE failed OUTPUT_VARIABLE verdict ERROR_VARIABLE verdict OUTPUT_STRIP_TRAILING_WHITESPACE)
    if(NOT failed EQUAL 0)
        message(FATAL_ERROR "This is not one whole LibTorch. Headers: ${libtorch_includes}; libraries: "
            "${libtorch_home}.\n${verdict}\n${failed}")
    endif()
    message(STATUS "LibTorch: ${verdict}")
    set(VITSCOPE_LIBTORCH_CHECKED "${identity}" CACHE INTERNAL "The LibTorch that passed")
endif()
if(VITSCOPE_LIBTORCH_ABI EQUAL 0 AND NOT VITSCOPE_MODEL_ONLY)
    message(FATAL_ERROR "The LibTorch of ${libtorch_home} uses the older C++ ABI, which Qt and OpenCV here do not. "
        "Take a newer one (pip's torch from 2.7 on, or an archive named cxx11-abi), or build with VITSCOPE_MODEL_ONLY.")
endif()

add_library(vitscope_libtorch INTERFACE)
target_include_directories(vitscope_libtorch SYSTEM INTERFACE ${libtorch_includes})
target_compile_definitions(vitscope_libtorch INTERFACE _GLIBCXX_USE_CXX11_ABI=${VITSCOPE_LIBTORCH_ABI})
target_link_libraries(vitscope_libtorch INTERFACE ${libtorch_libraries})
if(libtorch_cuda AND EXISTS ${libtorch_cuda})
    # Nothing refers to the CUDA half; it registers itself when it is loaded, so it must not be dropped.
    target_link_libraries(vitscope_libtorch INTERFACE
        -Wl,--push-state,--no-as-needed ${libtorch_cuda} -Wl,--pop-state -Wl,--allow-shlib-undefined)
endif()
if(NOT VITSCOPE_LIBTORCH AND VITSCOPE_ONEDNN_HEADERS AND VITSCOPE_ONEDNN_LIBRARY)
    target_compile_definitions(vitscope_libtorch INTERFACE VITSCOPE_ONEDNN)
    target_link_libraries(vitscope_libtorch INTERFACE ${VITSCOPE_ONEDNN_LIBRARY})
endif()
