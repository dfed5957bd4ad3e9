// SPDX-License-Identifier: MIT
#include "tests/fuzz/array_seeds.h"
#include "tests/fuzz/entries.h"
#include "tests/support/pickle_maker.h"
#include "tests/support/zip_maker.h"

#include <array>

namespace vitscope::fuzz {

namespace {

using namespace test;

Seeds safetensorsSeeds()
{
    const auto data = raw<float>({1, 2});
    return {
        {"empty", st("{}")},
        {"two",
            st("{" + stRow("a", "F32", "[1]", 0, 4) + "," + stRow("b", "F16", "[2,1]", 4, 8) + "}", data)},
        {"metadata",
            st(json("{'__metadata__':{'format':'pt'},") + stRow("a", "F32", "[2]", 0, 8) + "}", data)},
        {"types",
            st("{" + stRow("a", "BOOL", "[1]", 0, 1) + "," + stRow("b", "F4", "[2]", 1, 2) + ","
                    + stRow("c", "C64", "[0,3]", 2, 2) + "," + stRow("d", "BF16", "[]", 2, 4) + "}",
                data.substr(0, 4))},
        {"unknown_key", st(json("{'a':{'x':[1,{}],'dtype':'U8','shape':[1],'data_offsets':[0,1]}}"), "x")},
        {"escapes",
            st(json("{'\\u00e9\\ud83d\\ude00':{'dtype':'U8','shape':[],'data_offsets':[0,1]}}"), "x")},
        {"hole", st("{" + stRow("a", "U8", "[1]", 1, 2) + "}", "xy")},
        {"overflow", st("{" + stRow("a", "F64", "[2147483647,2147483647,9]", 0, 8) + "}", data)},
    };
}

Seeds pickleSeeds()
{
    const auto os = global("os", "system");
    const auto ordered = global("collections", "OrderedDict") + ")R";
    return {
        {"state", pickled(plainState())},
        {"wrapped", pickled(dict({{text("epoch"), "K\1"}, {text("model"), plainState()}}))},
        {"ordered",
            pickled(ordered + "q" + le(0, 1) + text("w") + tensor(storage(4), {2, 2}, {1, 2}) + "s}b")},
        {"parameter",
            pickled(dict({{text("w"),
                global("torch._utils", "_rebuild_parameter") + tensor(storage(4), {4}, {1})
                    + "\x88}\x87R"}}))},
        {"version_3",
            pickled(dict({{text("w"),
                global("torch._utils", "_rebuild_tensor_v3")
                    + tuple({storage(16, "0", "UntypedStorage"), integer(0), integers({4}), integers({1}),
                        "\x89", "}", global("torch", "float32")})
                    + "R"}}))},
        {"namespace",
            pickled(
                dict({{text("args"), global("argparse", "Namespace") + ")\x81}" + text("lr") + "K\1sb"}}))},
        {"numpy",
            pickled(global("numpy.core.multiarray", "scalar") + global("numpy", "dtype") + text("f8")
                    + "\x85RC\1x\x86R",
                4)},
        {"encode", pickled(global("_codecs", "encode") + text("\xc3\xa9") + text("latin1") + "\x86R")},
        {"paddle",
            pickled(global("builtins", "eval") + text("data") + dict({{text("data"), "K\1"}}) + "\x86R")},
        {"system", pickled(os + text("x") + "\x85R")},
        {"stack_global",
            pickled("\x95" + le(24, 8) + "\x8c\2os\x94\x8c\6system\x94\x93" + "\x8c\1x\x85R", 4)},
        {"numbers",
            pickled(
                "(J" + le(7, 4) + "M\1\1K\1\x8a\2\1\1\x8b" + le(1, 4) + "\1G" + std::string(8, '\1') + "t")},
        {"sets",
            pickled("\x8f(K\1\x90(K\1\x91"
                    "C\1a\x8e"
                    + le(1, 8) + "a\x96" + le(1, 8) + "a(t",
                5)},
        {"old_texts", pickled("U\1aT" + le(1, 4) + "a\x86")},
        {"memo", pickled("]q" + le(0, 1) + "r" + le(1, 4) + "h" + le(0, 1) + "aj" + le(1, 4) + "a")},
        {"itself", pickled("}q" + le(0, 1) + text("model") + "h" + le(0, 1) + "s")},
    };
}

Seeds zipSeeds()
{
    const auto two = [] {
        return ZipMaker{
            .items = {{.name = "r/a", .data = "hello"}, deflatedItem("r/b", std::string(100, 'x'))}};
    };
    Seeds seeds{{"two", two().file()}, {"empty", ZipMaker{}.file()}};
    const auto add = [&](const char* name, auto change) {
        auto maker = two();
        change(maker);
        seeds.push_back({name, maker.file()});
    };
    using Maker = ZipMaker&;
    add("no_checksums", [](Maker m) { m.items[0].checksum = m.items[1].checksum = 0; });
    add("wide", [](Maker m) { m.wide = true; });
    add("wide_extra", [](Maker m) {
        m.items[0].size = m.items[0].storedSize = 0xffffffff;
        m.items[0].extra = le(1, 2) + le(16, 2) + le(5, 8) + le(5, 8);
    });
    add("comment", [](Maker m) { m.comment = "hello"; });
    add("end_twice", [](Maker m) { m.endTwice = true; });
    add("overlap", [](Maker m) { m.items[1].offset = 0; });
    return seeds;
}

Seeds torchZipSeeds()
{
    auto seeds = pickleSeeds();
    const auto floats = raw<float>({1, 2, 3, 4});
    const auto add = [&](const char* name, auto change) {
        auto maker = pt(pickled(plainState()), floats);
        change(maker);
        seeds.push_back({name, maker.file()});
    };
    using Maker = ZipMaker&;
    add("checkpoint", [](Maker) {});
    add("no_checksums", [](Maker m) {
        for (auto& item : m.items)
            item.checksum = 0;
    });
    add("big_endian", [](Maker m) { m.items.push_back({.name = "a/byteorder", .data = "big"}); });
    add("script", [&](Maker m) {
        const auto weight
            = dict({{text("weight"), tensor(storage(4), {4}, {1})}, {text("training"), "\x89"}});
        const auto inner = global("__torch__.torch.nn", "Linear") + ")\x81" + weight + "b";
        m.items[0].data
            = pickled(global("__torch__", "Model") + ")\x81" + dict({{text("visual"), inner}}) + "b");
        m.items.push_back({.name = "a/constants.pkl", .data = "x"});
    });
    add("deflated", [&](Maker m) { m.items[2] = deflatedItem("a/data/0", floats); });
    return seeds;
}

} // namespace

std::span<const Target> targets()
{
    static constexpr std::array<Target, 7> all{
        {{"fz_safetensors", safetensors, safetensorsSeeds}, {"fz_zip", zip, zipSeeds},
            {"fz_pickle", pickle, pickleSeeds}, {"fz_torch_zip", torchZip, torchZipSeeds},
            {"fz_npz", npz, npzSeeds}, {"fz_pickled_arrays", pickledArrays, pickledArraysSeeds},
            {"fz_torch_legacy", torchLegacy, torchLegacySeeds}}};
    return all;
}

} // namespace vitscope::fuzz
