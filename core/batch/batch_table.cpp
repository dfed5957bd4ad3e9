// SPDX-License-Identifier: MIT
#include "core/batch/batch_table.h"

#include "core/figure/recipe.h"
#include "core/figure/save_file.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace vitscope {

namespace {

[[noreturn]] void refuse(const char* code, const std::string& path, const std::string& happened)
{
    throw Error(ErrorKind::Unwritable, code, happened, shownName(baseName(path)),
        "Name another file, or say --force to replace it.");
}

std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size() - 1);
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        refuse("VTS-E2", path.toStdString(), "The table cannot be read.");
    return file.readAll();
}

} // namespace

BatchTable::BatchTable(const std::string& path, std::string batch, int top, bool force)
    : m_path(path)
    , m_batch(std::move(batch))
    , m_top(top)
    , m_isJson(path.ends_with(".jsonl"))
    , m_file(std::make_unique<QFile>(QString::fromStdString(path)))
{
    QDir().mkpath(QFileInfo(*m_file).absolutePath()); // what goes wrong is told by the next line
    checkTarget(m_file->fileName());
    if (m_file->exists())
        takeUp(force);
    else
        begin();
    if (!m_file->open(QIODevice::ReadWrite | QIODevice::Append | QIODevice::Unbuffered))
        refuse("VTS-E2", path, "The table cannot be written.");
}

std::optional<RowMark> BatchTable::markOf(std::string_view line) const
{
    return m_isJson ? markOfJson(line) : markOfCsv(line, m_top);
}

void BatchTable::begin()
{
    m_rows.clear();
    m_order.clear();
    saveFile(m_file->fileName(), m_isJson ? QByteArray() : QByteArray::fromStdString(csvHeader(m_top)));
}

void BatchTable::takeUp(bool force)
{
    const QByteArray bytes = contentOf(m_file->fileName());
    const qsizetype whole = bytes.lastIndexOf('\n') + 1; // what stands behind is half a line
    const auto lines = linesOf({bytes.constData(), std::size_t(whole)});
    const std::string header = m_isJson ? std::string() : csvHeader(m_top);
    bool ours = m_isJson || (!lines.empty() && std::string(lines.front()) + "\n" == header);
    for (std::size_t i = m_isJson ? 0 : 1; ours && i < lines.size(); ++i) {
        const auto mark = markOf(lines[i]);
        ours = mark && mark->batch == m_batch;
        if (!ours)
            break;
        m_rows[mark->picture] = {mark->sha256, mark->failed};
        m_order.push_back(mark->picture);
    }
    ours = ours && (whole > 0 || bytes.isEmpty());
    if (!ours && !force)
        refuse("VTS-E6", m_path, "The file is there and is not the table of this batch.");
    if (!ours || (bytes.isEmpty() && !m_isJson))
        begin();
    else if (whole < bytes.size() && !QFile::resize(m_file->fileName(), whole))
        refuse("VTS-E2", m_path, "The table cannot be written.");
}

bool BatchTable::has(const std::string& picture, const std::string& sha256) const
{
    const auto row = m_rows.find(picture);
    return row != m_rows.end() && !row->second.failed && row->second.sha256 == sha256;
}

void BatchTable::append(const BatchRow& row)
{
    const std::string line = m_isJson ? jsonLine(row) : csvLine(row, m_top);
    const qint64 before = m_file->size();
    if (m_file->write(line.data(), qint64(line.size())) != qint64(line.size())) {
        const std::string reason = m_file->errorString().toStdString();
        m_file->resize(before);
        throw Error(ErrorKind::Unwritable, "VTS-E2", "The table could not be written (" + reason + ").",
            shownName(baseName(m_path)), "Make room, then start again: what is finished stays.");
    }
    m_rows[row.picture] = {row.sha256, row.failure.has_value()};
    m_order.push_back(row.picture);
}

void BatchTable::finish(const std::vector<std::string>& pictures)
{
    m_file->close();
    std::map<std::string, std::size_t> place;
    for (const std::string& picture : pictures)
        place.emplace(picture, place.size() + 1);
    const auto placeOf = [&](const std::string& picture) {
        const auto found = place.find(picture);
        return found == place.end() ? 0 : found->second;
    };
    if (m_order.size() == m_rows.size() && std::ranges::is_sorted(m_order, {}, placeOf))
        return;
    const QByteArray bytes = contentOf(m_file->fileName());
    auto lines = linesOf({bytes.constData(), std::size_t(bytes.size())});
    std::string text;
    if (!m_isJson) {
        text = std::string(lines.front()) + "\n";
        lines.erase(lines.begin());
    }
    std::map<std::string, std::size_t> last; // of the lines that stand for the same picture
    for (std::size_t i = 0; i < lines.size(); ++i)
        last[markOf(lines[i]).value_or(RowMark()).picture] = i;
    std::vector<std::pair<std::size_t, std::size_t>> kept;
    for (const auto& [picture, line] : last)
        kept.emplace_back(placeOf(picture), line);
    std::ranges::sort(kept);
    for (const auto& [order, line] : kept)
        text += std::string(lines[line]) + "\n";
    saveFile(m_file->fileName(), QByteArray::fromStdString(text));
}

} // namespace vitscope
