// SPDX-License-Identifier: MIT
#include "core/figure/npy.h"

#include <string>

namespace vitscope {

QByteArray npyHeader(std::string_view type, const std::vector<std::uint64_t>& shape)
{
    std::string text = "{'descr': '" + std::string(type) + "', 'fortran_order': False, 'shape': (";
    for (std::size_t i = 0; i < shape.size(); ++i)
        text += (i ? ", " : "") + std::to_string(shape[i]);
    text += shape.size() == 1 ? ",), }" : "), }";
    const std::size_t fixed = 10; // magic, version and length
    text.append(63 - (fixed + text.size()) % 64, ' ');
    text += '\n';
    QByteArray header("\x93NUMPY\x01\x00", 8);
    header.append(char(text.size() & 255)).append(char(text.size() >> 8));
    return header.append(text.data(), qsizetype(text.size()));
}

} // namespace vitscope
