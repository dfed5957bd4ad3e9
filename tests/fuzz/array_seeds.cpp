// SPDX-License-Identifier: MIT
#include "tests/fuzz/array_seeds.h"

#include "tests/support/npy_maker.h"
#include "tests/support/pickle_maker.h"
#include "tests/support/zip_maker.h"

namespace vitscope::fuzz {

using namespace test;

namespace {

const std::string sixFloats = raw<float>({0, 1, 2, 3, 4, 5});

std::string dictOf(const std::string& array, int protocol)
{
    return pickled(dict({{text("w"), array}}), protocol);
}

} // namespace

Seeds npzSeeds()
{
    const auto array = [](const char* type, const char* shape, const char* order = "False", int version = 1) {
        return npy(npyDict(type, shape, order), sixFloats, version);
    };
    return {
        {"row_major", array("<f4", "(2, 3)")},
        {"column_major", array("<f4", "(2, 3)", "True")},
        {"big_endian", array(">f8", "(3,)")},
        {"scalar", array("<i8", "()")},
        {"empty", array("<f4", "(0, 5)")},
        {"void", array("|V2", "(4, 3)")},
        {"bool", array("|b1", "(24,)")},
        {"python_2", array("<f2", "(3L, 4L)")},
        {"version_3", array("<f4", "(6,)", "False", 3)},
        {"objects", array("|O", "(2,)")},
        {"archive",
            ZipMaker{
                .items = {{.name = "a/b.npy", .data = array("<f4", "(6,)")},
                    deflatedItem("c.npy", array("<f4", "(3, 2)", "True")), {.name = "x.txt", .data = "x"}}}
                .file()},
    };
}

Seeds pickledArraysSeeds()
{
    const auto part = [](std::vector<float> values) {
        return array({std::int64_t(values.size())}, numpyType("f4"), bytes(raw(values)));
    };
    const auto parts = dict({{text("OriginShape"), integers({2, 2})},
        {text("slices"), "](" + text("w@@.0") + text("w@@.1") + "e"}});
    return {
        {"paddle", pickled(plainArrays(), 4)},
        {"nested", pickled(dict({{text("model"), plainArrays()}, {text("epoch"), "K\1"}}), 4)},
        {"named", dictOf(tuple({text("x"), part({1, 2})}), 4)},
        {"eval",
            dictOf(
                global("builtins", "eval") + tuple({text("data"), dict({{text("data"), part({1})}})}) + "R",
                4)},
        {"encoded",
            dictOf(array({4}, numpyType("u1"), encodedText("a\xc2\x80\xc3\xbf" + std::string("b"))), 2)},
        {"long_encoded", dictOf(array({5000}, numpyType("u1"), encodedText(std::string(5000, 'x'))), 2)},
        {"long_bytes", dictOf(array({5000}, numpyType("b1", "|"), bytes(std::string(5000, 'x'))), 4)},
        {"column_major", dictOf(array({2, 3}, numpyType("f4", ">"), bytes(sixFloats), true), 4)},
        {"half", dictOf(array({12}, numpyType("u2"), bytes(sixFloats)), 4)},
        {"objects", dictOf(array({1}, numpyType("O8", "|"), "](K\1e"), 4)},
        {"python_2", dictOf(array({6}, numpyType("f4"), "U\x18" + sixFloats), 2)},
        {"buffer",
            dictOf(global("numpy._core.numeric", "_frombuffer")
                    + tuple({"\x96" + le(24, 8) + sixFloats, numpyType("f4"), integers({6}), text("C")})
                    + "R",
                5)},
        {"parts",
            pickled(dict({{text("w@@.0"), part({1, 2, 3})}, {text("w@@.1"), part({4})},
                        {text("UnpackBigParamInfor@@"), dict({{text("w"), parts}})}}),
                2)},
    };
}

Seeds torchLegacySeeds()
{
    Seeds seeds{{"sound", LegacyMaker{}.file()}};
    const auto add = [&](const char* name, auto change) {
        LegacyMaker maker;
        change(maker);
        seeds.push_back({name, maker.file()});
    };
    using Maker = LegacyMaker&;
    const auto state = [](const std::string& tensor) {
        return pickled(dict({{text("w"), tensor}}));
    };
    add("view", [&](Maker m) {
        const auto view = tuple({text("1"), integer(1), integer(3)});
        m.object = state(tensor(LegacyMaker::legacyStorage(4, view), {2}, {2}));
    });
    add("strided", [&](Maker m) { m.object = state(tensor(LegacyMaker::legacyStorage(4), {2, 2}, {1, 2})); });
    add("module", [](Maker m) {
        m.object = pickled(tuple({text("module"), global("my.models", "ViT"), "N", "N"}) + "Q)\x81}b");
    });
    add("junk", [](Maker m) { m.data += "junk"; });
    add("short", [](Maker m) { m.data.resize(12); });
    add("two", [](Maker m) {
        m.object = pickled(dict({{text("a"), tensor(LegacyMaker::legacyStorage(1, "N", "1"), {1}, {1})},
            {text("b"), tensor(LegacyMaker::legacyStorage(2, "N", "2", "HalfStorage"), {2}, {1})}}));
        m.keys = pickled("](" + text("1") + text("2") + "e");
        m.data = le(1, 8) + raw<float>({1}) + le(2, 8) + "abcd";
    });
    LegacyMaker tail;
    seeds.push_back({"tail", tail.object + tail.keys + tail.data});
    return seeds;
}

} // namespace vitscope::fuzz
