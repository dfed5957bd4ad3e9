# A Debian package: cpack -G DEB in the build folder. The libraries that the program and its engine were linked to
# are found by dpkg-shlibdeps.
set(CPACK_PACKAGE_NAME vitscope)
set(CPACK_PACKAGE_VENDOR "The ViTScope authors")
set(CPACK_PACKAGE_CONTACT "The ViTScope authors <vitscope@users.noreply.github.com>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Look inside Vision Transformers")
set(CPACK_PACKAGE_DESCRIPTION "Opens pictures and checkpoints of Vision Transformers: predicted classes,
attention of every head and layer, rollout, explanations of a class, and
figures for papers. The same without a display on the command line. Reads
safetensors, PyTorch, NumPy and Paddle files as they are published and never
runs what is inside.")
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# LibTorch takes any BLAS; with the reference one a pass takes forty times as long. Icons are SVG.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libopenblas0, libqt6svg6")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-wayland, qt6-translations-l10n, fonts-noto-cjk")
include(CPack)
