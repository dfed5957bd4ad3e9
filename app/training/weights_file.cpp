// SPDX-License-Identifier: MIT
#include "app/training/weights_file.h"

#include <nlohmann/json.hpp>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace vitscope {

void writeWeights(const std::string& path, const WeightsFile& file)
{
    nlohmann::json header;
    header["__metadata__"] = file.notes;
    std::vector<at::Tensor> tensors;
    std::uint64_t offset = 0;
    for (const auto& [name, tensor] : file.tensors) {
        tensors.push_back(tensor.detach().to(at::kCPU, at::kFloat).contiguous());
        const std::uint64_t end = offset + tensors.back().nbytes();
        header[name] = {{"dtype", "F32"}, {"shape", tensor.sizes().vec()}, {"data_offsets", {offset, end}}};
        offset = end;
    }
    std::string text = header.dump();
    text.append((8 - text.size() % 8) % 8, ' '); // aligned data
    const std::uint64_t length = text.size();
    const std::string unfinished = path + ".part";
    std::ofstream out(unfinished, std::ios::binary);
    out.write(reinterpret_cast<const char*>(&length), sizeof length);
    out << text;
    for (const at::Tensor& tensor : tensors)
        out.write(static_cast<const char*>(tensor.data_ptr()), static_cast<std::streamsize>(tensor.nbytes()));
    out.close();
    if (!out)
        throw std::runtime_error("cannot write " + unfinished);
    std::filesystem::rename(unfinished, path);
}

WeightsFile readWeights(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    std::uint64_t length = 0;
    in.read(reinterpret_cast<char*>(&length), sizeof length);
    std::string text(in ? length : 0, ' ');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!in)
        throw std::runtime_error("cannot read " + path);
    WeightsFile file;
    const nlohmann::json header = nlohmann::json::parse(text);
    for (const auto& [name, entry] : header.items()) {
        if (name == "__metadata__") {
            file.notes = entry.get<std::map<std::string, std::string>>();
            continue;
        }
        const at::Tensor tensor = at::empty(entry["shape"].get<std::vector<std::int64_t>>(), at::kFloat);
        in.seekg(static_cast<std::streamoff>(
            sizeof length + length + entry["data_offsets"][0].get<std::uint64_t>()));
        in.read(static_cast<char*>(tensor.data_ptr()), static_cast<std::streamsize>(tensor.nbytes()));
        file.tensors[name] = tensor;
    }
    if (!in)
        throw std::runtime_error("cut short: " + path);
    return file;
}

} // namespace vitscope
