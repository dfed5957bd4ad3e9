// SPDX-License-Identifier: MIT
#include "ui/look_fields.h"

#include "core/figure/colormap.h"
#include "ui/language.h"
#include "ui/range_field.h"
#include "ui/session.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

#include <cmath>

namespace vitscope {

namespace {

/// Ids under which slider drags and typing become one undo step.
enum MergeId { mergeOpacity = 1, mergeGamma, mergeRange, mergeContour };

QString text(std::string_view words)
{
    return QString::fromUtf8(words.data(), qsizetype(words.size()));
}

QIcon swatch(const Colormap& colormap)
{
    QImage ramp(64, 14, QImage::Format_RGB32);
    for (int x = 0; x < ramp.width(); ++x) {
        for (int y = 0; y < ramp.height(); ++y)
            ramp.setPixel(x, y, colorAt(colormap, (x + 0.5) / ramp.width()));
    }
    return QPixmap::fromImage(ramp);
}

/// All numbers that share the scale of a finding; none for what has no scale.
std::vector<float> scaledValues(const Finding& finding)
{
    if (const auto* map = std::get_if<Heatmap>(&finding))
        return map->values;
    if (const auto* matrix = std::get_if<Matrix>(&finding))
        return matrix->values;
    std::vector<float> values;
    if (const auto* gallery = std::get_if<Gallery>(&finding); gallery && gallery->channels == 1)
        for (const Gallery::Tile& tile : gallery->tiles)
            values.insert(values.end(), tile.values.begin(), tile.values.end());
    return values;
}

} // namespace

LookFields::LookFields(Session& session, QFormLayout& form)
    : QObject(form.parentWidget())
    , m_session(session)
    , m_range(new RangeField)
    , m_colormap(new QComboBox)
    , m_blend(new QComboBox)
    , m_opacityText(new QLabel)
    , m_gammaText(new QLabel)
    , m_contourText(new QLabel)
{
    form.addRow(tr("Range"), m_range);
    addColors(form);
    addMix(form);
    addChecks(form);
    for (QComboBox* box : {m_colormap, m_blend}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(10);
        box->setFocusPolicy(Qt::TabFocus);
    }
    connectRange();
    connectLooks();
}

void LookFields::addColors(QFormLayout& form)
{
    m_colormap->setIconSize({64, 14});
    m_colormap->setAccessibleName(tr("Colours"));
    m_colormap->addItem(tr("Automatic"), text(DisplayOptions::automatic));
    m_colormap->setItemData(0, tr("Viridis; a diverging map where zero has a meaning"), Qt::ToolTipRole);
    for (const Colormap& colormap : colormaps()) {
        const QString title = translated(colormap.title);
        m_colormap->addItem(swatch(colormap), colormap.uniform ? title : tr("%1 (not uniform)").arg(title),
            text(colormap.id));
        m_colormap->setItemData(m_colormap->count() - 1, translated(colormap.sentence), Qt::ToolTipRole);
    }
    form.addRow(tr("Colours"), m_colormap);
}

void LookFields::addMix(QFormLayout& form)
{
    m_blend->setAccessibleName(tr("Mix"));
    const auto add = [this](const QString& title, const QString& sentence) {
        m_blend->addItem(title);
        m_blend->setItemData(m_blend->count() - 1, sentence, Qt::ToolTipRole);
    };
    add(tr("Cover the picture"), tr("The map's colours over the picture")); // in the order of Blend
    add(tr("Cover by value"), tr("The smaller a value, the more of the picture is left"));
    add(tr("Multiply"), tr("The picture darkened by the map's colours; its texture stays"));
    add(tr("Light and shade"), tr("No colours: the picture as bright as the value is large"));
    form.addRow(tr("Mix"), m_blend);
    m_opacity = addSlider(form, tr("Opacity"), tr("How much the map covers the picture"), 100, m_opacityText);
    m_gamma = addSlider(
        form, tr("Gamma"), tr("Below 1 lifts small values, above 1 keeps only large ones"), 200, m_gammaText);
    m_contour = addSlider(form, tr("Outline"),
        tr("Outlines the fewest patches that together hold this share of the map's sum"), 100, m_contourText);
}

QSlider* LookFields::addSlider(
    QFormLayout& form, const QString& name, const QString& sentence, int maximum, QLabel* text)
{
    auto* slider = new QSlider(Qt::Horizontal);
    slider->setRange(0, maximum);
    slider->setPageStep(maximum / 10);
    slider->setToolTip(sentence);
    slider->setAccessibleName(name);
    slider->setFocusPolicy(Qt::TabFocus);
    text->setMinimumWidth(text->fontMetrics().horizontalAdvance("100 %"));
    text->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* row = new QHBoxLayout;
    row->addWidget(slider);
    row->addWidget(text);
    form.addRow(name, row);
    return slider;
}

void LookFields::addCheck(const char* name, const QString& sentence, bool DisplayOptions::*member)
{
    auto* box = new QCheckBox(translated(name));
    box->setToolTip(sentence);
    box->setFocusPolicy(Qt::TabFocus);
    m_checks += {box, member};
    connect(box, &QCheckBox::clicked, this, [this, name, member](bool on) {
        m_session.edit(name, [&](ViewState& state) { state.display.*member = on; });
    });
}

void LookFields::addChecks(QFormLayout& form)
{
    addCheck(
        "Smooth", tr("Interpolate between patches (S). Off: every patch as it is"), &DisplayOptions::smooth);
    addCheck("Grid", tr("Lines between patches (G)"), &DisplayOptions::showGrid);
    addCheck("Numbers", tr("The number of every patch, row by row from 0, where there is room (Shift+G)"),
        &DisplayOptions::showNumbers);
    addCheck("Colour bar", tr("The scale with its true values (B)"), &DisplayOptions::showColorBar);
    auto* checks = new QGridLayout;
    checks->setHorizontalSpacing(14);
    checks->setVerticalSpacing(4);
    for (int i = 0; i < m_checks.size(); ++i)
        checks->addWidget(m_checks[i].box, i / 2, i % 2);
    checks->setColumnStretch(1, 1);
    form.addRow(tr("Show"), checks);
}

void LookFields::connectRange()
{
    const auto edit = [this](const Session::Edit& change, int mergeId = 0) {
        m_session.edit("Range of colours", change, mergeId);
    };
    connect(m_range, &RangeField::modeChosen, this, [this, edit](RangeMode mode) {
        edit([&](ViewState& state) {
            if (const auto scale = m_session.scale(); scale && mode == RangeMode::Fixed)
                state.display.fixed = scale->range;
            state.display.rangeMode = mode;
        });
    });
    connect(m_range, &RangeField::percentileChosen, this, [edit](double percentile) {
        edit([&](ViewState& state) {
            state.display.rangeMode = RangeMode::Percentile;
            state.display.percentile = percentile;
        });
    });
    connect(m_range, &RangeField::typed, this, [edit](ValueRange range) {
        edit(
            [&](ViewState& state) {
                state.display.fixed = range;
                state.display.rangeMode = RangeMode::Fixed;
            },
            mergeRange);
    });
    connect(m_range, &RangeField::logarithmicChosen, this, [this](bool logarithmic) {
        m_session.edit(logarithmic ? "Logarithmic colours" : "Linear colours",
            [&](ViewState& state) { state.display.logarithmic = logarithmic; });
    });
}

void LookFields::connectLooks()
{
    connect(m_colormap, &QComboBox::activated, this, [this](int index) {
        m_session.edit("Colours", [&](ViewState& state) {
            state.display.colormap = m_colormap->itemData(index).toString().toStdString();
        });
    });
    connect(m_blend, &QComboBox::activated, this, [this](int index) {
        m_session.edit("Mix", [&](ViewState& state) { state.display.blend = Blend(index); });
    });
    const auto slide = [this](QSlider* slider, const char* name, int mergeId, auto&& set) {
        connect(slider, &QSlider::valueChanged, this, [this, name, mergeId, set](int value) {
            m_session.edit(
                name, [&](ViewState& state) { set(state.display, value); }, mergeId);
        });
    };
    slide(m_opacity, "Opacity", mergeOpacity,
        [](DisplayOptions& display, int value) { display.opacity = value / 100.0; });
    slide(m_gamma, "Gamma", mergeGamma,
        [](DisplayOptions& display, int value) { display.gamma = std::pow(10, (value - 100) / 100.0); });
    slide(m_contour, "Outline", mergeContour,
        [](DisplayOptions& display, int value) { display.contour = value / 100.0; });
}

void LookFields::showRange()
{
    const Finding* finding = m_session.finding();
    m_range->show(m_session.state().display, finding ? scaledValues(*finding) : std::vector<float>(),
        m_session.scale());
}

void LookFields::show()
{
    const DisplayOptions& display = m_session.state().display;
    const QSignalBlocker quietOpacity(m_opacity), quietGamma(m_gamma), quietContour(m_contour);
    m_colormap->setCurrentIndex(std::max(0, m_colormap->findData(QString::fromStdString(display.colormap))));
    m_colormap->setEnabled(display.blend != Blend::Mask);
    m_blend->setCurrentIndex(int(display.blend));
    m_opacity->setValue(int(std::lround(display.opacity * 100)));
    m_opacityText->setText(tr("%1 %").arg(m_opacity->value()));
    m_gamma->setValue(int(std::lround(100 + 100 * std::log10(display.gamma))));
    m_gammaText->setText(QString::number(display.gamma, 'f', 2));
    m_contour->setValue(int(std::lround(display.contour * 100)));
    m_contourText->setText(m_contour->value() ? tr("%1 %").arg(m_contour->value()) : tr("none"));
    for (const Check& check : m_checks)
        check.box->setChecked(display.*check.member);
    showRange();
}

} // namespace vitscope
