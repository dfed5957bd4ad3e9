// SPDX-License-Identifier: MIT
#include "core/base/error.h"
#include "core/model/families.h"
#include "tests/support/golden_model.h"
#include "tests/support/vit_file.h"

#include <QRegularExpression>
#include <QTest>

using namespace vitscope;
using namespace vitscope::golden;
using test::Folder;
using test::VitFile;

namespace {

/// The same names and shapes with other numbers.
VitFile namesOf(const TensorSource& source)
{
    VitFile file;
    for (const TensorEntry& entry : source.entries())
        file.tensors[entry.name] = std::vector<int>(entry.shape.begin(), entry.shape.end());
    return file;
}

/// What stands before the number of a block of the image encoder.
std::string beforeBlocks(const VitFile& file, const std::string& prefix)
{
    const QRegularExpression pattern("^(.*?(blocks|layer|layers)\\.)0\\.");
    for (const auto& [name, shape] : file.tensors) {
        const auto match = pattern.match(QString::fromStdString(name));
        const std::string before = match.captured(1).toStdString();
        const bool other = name.find("decoder") != std::string::npos;
        if (match.hasMatch() && before.starts_with(prefix) && !other)
            return before;
    }
    return prefix.empty() ? "" : beforeBlocks(file, ""); // ViT-MSN of transformers 5
}

} // namespace

/// What every family must keep to, on every golden.
class FamiliesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_goldens = goldenModels(VITSCOPE_TESTS "/goldens"); }

    void oneFamilyKnowsAFileBest_data() { rows(false); }
    void oneFamilyKnowsAFileBest()
    {
        QFETCH(int, golden);
        const GoldenModel& model = m_goldens[std::size_t(golden)];
        const auto source = openWeights(model.path);
        const TensorNames names(*source);
        std::vector<std::pair<int, std::string>> found;
        for (const Family* family : families())
            if (const auto recognition = family->recognise(names)) {
                found.emplace_back(recognition->score, family->id);
                QVERIFY(!recognition->evidence.empty());
            }
        QVERIFY(!found.empty());
        std::ranges::sort(found, std::greater{});
        QCOMPARE(found.front().second, model.family);
        QVERIFY2(found.size() == 1 || found[0].first > found[1].first, found.back().second.c_str());
    }

    void idsAreUnique()
    {
        std::set<std::string> ids;
        for (const Family* family : families())
            QVERIFY2(ids.insert(family->id).second, family->id);
    }

    void strangeTensorsInABlockAreRefused_data() { rows(true); }
    void strangeTensorsInABlockAreRefused()
    {
        QFETCH(int, golden);
        const GoldenModel& model = m_goldens[std::size_t(golden)];
        VitFile file = namesOf(*openWeights(model.path));
        QCOMPARE(errorOf(model, file), std::string());
        const std::string strange = m_before + "0.strange.weight";
        file.tensors[strange] = {3};
        QVERIFY(errorOf(model, file).find(strange) != std::string::npos);
    }

    void everyTensorOfTheLastBlockIsNeeded_data() { rows(true); }
    void everyTensorOfTheLastBlockIsNeeded()
    {
        QFETCH(int, golden);
        const GoldenModel& model = m_goldens[std::size_t(golden)];
        const VitFile sound = namesOf(*openWeights(model.path));
        QCOMPARE(errorOf(model, sound), std::string());
        const std::string last = m_before + "1.";
        int removed = 0;
        for (const auto& [name, shape] : sound.tensors) {
            if (!name.starts_with(last) || name.ends_with("_mask") || name.ends_with("_index"))
                continue;
            VitFile file = sound;
            file.tensors.erase(name);
            const std::string error = errorOf(model, file);
            QVERIFY2(error.find(name) != std::string::npos, (name + ": " + error).c_str());
            ++removed;
        }
        QVERIFY(removed >= 12);
    }

private:
    void rows(bool changed) const
    {
        QTest::addColumn<int>("golden");
        const std::set<std::string> official{"dinov2", "dinov3", "eva02", "clip"};
        for (std::size_t i = 0; i < m_goldens.size(); ++i)
            if (!changed || m_goldens[i].family.starts_with("hf-") || official.contains(m_goldens[i].family))
                QTest::newRow(m_goldens[i].name.c_str()) << int(i);
        QVERIFY(m_goldens.size() >= 60);
    }

    /// What loading `file` beside the golden's config complains about, or nothing.
    std::string errorOf(const GoldenModel& model, const VitFile& file)
    {
        const auto recognition = recogniseFamily(*openWeights(model.path), {}).recognition;
        m_before = beforeBlocks(file, recognition.prefix);
        Folder folder;
        std::ifstream config(model.folder + "/config.json");
        if (config) {
            std::stringstream text;
            text << config.rdbuf();
            folder.write("config.json", text.str());
        }
        try {
            loadViT(folder.write("model.safetensors", file.bytes()), model.hints);
        } catch (const Error& error) {
            return error.happened;
        }
        return "";
    }

    std::vector<GoldenModel> m_goldens;
    std::string m_before; ///< "vit.encoder.layer."
};

QTEST_GUILESS_MAIN(FamiliesTest)
#include "families_test.moc"
