// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace vitscope {

/// The name that Python's pickletools gives an opcode that is refused; null for a byte that is no opcode.
constexpr const char* nameOfRefusedOpcode(std::uint8_t opcode)
{
    struct Row
    {
        std::uint8_t opcode;
        const char* name;
    };
    constexpr Row rows[] = {{'0', "POP"}, {'1', "POP_MARK"}, {'2', "DUP"}, {'F', "FLOAT"}, {'I', "INT"},
        {'L', "LONG"}, {'P', "PERSID"}, {'S', "STRING"}, {'V', "UNICODE"}, {'d', "DICT"}, {'g', "GET"},
        {'i', "INST"}, {'l', "LIST"}, {'o', "OBJ"}, {'p', "PUT"}, {0x82, "EXT1"}, {0x83, "EXT2"},
        {0x84, "EXT4"}, {0x92, "NEWOBJ_EX"}, {0x97, "NEXT_BUFFER"}, {0x98, "READONLY_BUFFER"}};
    for (const Row& row : rows)
        if (row.opcode == opcode)
            return row.name;
    return nullptr;
}

} // namespace vitscope
