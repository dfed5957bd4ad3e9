// SPDX-License-Identifier: MIT
// Prints how long things take and how much memory they need on this machine. Never a test: figures depend on
// the machine and on what else it does. Argument: a folder for 350 MB of random weights (default: the
// system's temporary folder).
#include "core/engine/engine.h"
#include "tests/bench/child.h"
#include "tests/bench/random_vit.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>

using namespace vitscope;
using namespace vitscope::bench;

namespace {

double secondsOf(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Median and smallest of `count` runs, after one that does not count.
void printTimes(const char* what, int count, const std::function<void()>& work)
{
    work();
    std::vector<double> times;
    for (int i = 0; i < count; ++i)
        times.push_back(secondsOf(work));
    std::sort(times.begin(), times.end());
    std::printf("%-58s median %9.3f ms, least %9.3f ms (%d runs)\n", what, 1e3 * times[times.size() / 2],
        1e3 * times.front(), count);
    std::fflush(stdout);
}

InputTensor someInput(int side)
{
    InputTensor input{side, side, std::vector<float>(std::size_t(3) * side * side), "bench"};
    for (std::size_t i = 0; i < input.values.size(); ++i)
        input.values[i] = float(i % 101) / 50 - 1;
    return input;
}

void benchModel(
    const Engine& engine, const RandomViT& vit, const std::string& path, const char* name, int runs)
{
    ModelHints hints;
    hints.heads = vit.heads;
    std::shared_ptr<const Model> model;
    std::printf(
        "%s: %d layers, %d heads, width %d, %d tokens\n", name, vit.layers, vit.heads, vit.dim, vit.tokens());
    printTimes("  load", 3, [&] { model = engine.loadModel(path, hints, {}, {}); });
    std::shared_ptr<const Run> run;
    const InputTensor input = someInput(vit.image);
    printTimes("  forward with capture", runs, [&] { run = engine.run(model, input, {}, {}, {}); });
    std::vector<float> rows(std::size_t(vit.heads) * vit.tokens());
    const int middle = vit.tokens() / 2;
    printTimes("  hover: one row, all heads of one layer", 200,
        [&] { run->attentionRows(vit.layers - 1, middle, rows); });
    printTimes("  one column, all heads of one layer, after the first", 20,
        [&] { run->attentionColumns(vit.layers - 1, middle, rows); });
    for (const MethodFacts& method : engine.methods()) {
        const std::string what = "  method " + method.id;
        Query query;
        printTimes(what.c_str(), 5, [&] { engine.analyse(*run, method.id, query, {}, {}, {}); });
    }
}

void benchProgram(const std::string& weights)
{
    const auto print = [](const char* what, const ChildCost& cost) {
        std::printf(
            "%-58s %9.3f s, peak %7.1f MB, status %d\n", what, cost.seconds, cost.peakMegabytes, cost.status);
    };
    const std::string folder = std::filesystem::path(weights).parent_path().string();
    print("vitscope --version", runChild({"--version"}));
    print("vitscope render, demo model", runChild({"render", "--force", "-o", folder + "/demo.png"}));
    print("vitscope render --method rollout, ViT-B/16",
        runChild({"render", "--weights", weights, "--method", "rollout", "--force", "-o",
            folder + "/rollout.png"}));
    print("vitscope export, ViT-B/16",
        runChild({"export", "--weights", weights, "--force", "-o", folder + "/all.npz"}));
}

} // namespace

int main(int count, char** arguments)
{
    setenv("OMP_WAIT_POLICY", "passive", 0);
    setenv("GOMP_SPINCOUNT", "0", 0);
    std::string pattern
        = std::string(count > 1 ? arguments[1] : std::filesystem::temp_directory_path().c_str())
        + "/vitscope-bench-XXXXXX";
    const std::string folder = mkdtemp(pattern.data());
    const RandomViT base, large{2, 16, 1024, 518, 14, 10};
    writeRandomViT(base, folder + "/base.safetensors");
    writeRandomViT(large, folder + "/large.safetensors");
    benchProgram(folder + "/base.safetensors"); // first: a child's peak begins with what its parent holds
    std::printf("engine library: %.0f ms\n", 1e3 * secondsOf([] { loadEngine(); }));
    const Engine& engine = loadEngine();
    engine.setThreads(0);
    std::printf("%s; %s\n", engine.versions().c_str(), engine.devices().front().title.c_str());
    benchModel(engine, base, folder + "/base.safetensors", "ViT-B/16 at 224", 15);
    benchModel(engine, large, folder + "/large.safetensors", "Two layers as in ViT-L/14 at 518", 3);
    std::filesystem::remove_all(folder);
    return 0;
}
