# The LibTorch to build against, as the imported target vitscope_libtorch.
# VITSCOPE_LIBTORCH names another one than the system's by its folder (the one that holds include/ and lib/).
add_library(vitscope_libtorch INTERFACE)
if(VITSCOPE_LIBTORCH)
    set(torch_include ${VITSCOPE_LIBTORCH}/include)
    set(torch_library ${VITSCOPE_LIBTORCH}/lib)
    target_include_directories(vitscope_libtorch SYSTEM INTERFACE ${torch_include} ${torch_include}/torch/csrc/api/include)
    target_link_libraries(vitscope_libtorch INTERFACE ${torch_library}/libtorch_cpu.so ${torch_library}/libc10.so)
else()
    find_library(TORCH_CPU_LIBRARY torch_cpu REQUIRED)
    find_library(C10_LIBRARY c10 REQUIRED)
    target_include_directories(vitscope_libtorch SYSTEM INTERFACE /usr/include/torch/csrc/api/include)
    target_link_libraries(vitscope_libtorch INTERFACE ${TORCH_CPU_LIBRARY} ${C10_LIBRARY})
endif()
