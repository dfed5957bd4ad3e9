// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

class QGuiApplication;

namespace vitscope {

/// What painting text needs, without a display: fonts come with Qt's offscreen platform. Numbers stay written
/// the same in every locale. At most one at a time.
class Graphics
{
public:
    Graphics();
    ~Graphics();
    Graphics(const Graphics&) = delete;
    Graphics& operator=(const Graphics&) = delete;

private:
    std::unique_ptr<QGuiApplication> m_application;
};

} // namespace vitscope
