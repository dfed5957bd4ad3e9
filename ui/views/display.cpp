// SPDX-License-Identifier: MIT
#include "core/figure/colormap.h"
#include "ui/average_box.h"
#include "ui/icons.h"
#include "ui/method_box.h"
#include "ui/method_text.h"
#include "ui/parameter_form.h"
#include "ui/range_field.h"
#include "ui/session.h"
#include "ui/views.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace vitscope {

namespace {

/// Ids under which slider drags and typing become one undo step.
enum MergeId { mergeOpacity = 1, mergeGamma, mergeRange, mergeLayer, mergeParameter = 1 << 10 };

/// Before the heads themselves in the list of heads, in the order of Query::Heads from Mean on.
constexpr int fusions = 3;

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

QFrame* line()
{
    auto* frame = new QFrame;
    frame->setFrameShape(QFrame::HLine);
    frame->setFrameShadow(QFrame::Plain);
    frame->setForegroundRole(QPalette::Mid);
    return frame;
}

/// What is asked (method, layer, heads) and how the answer is coloured.
class DisplayView : public View
{
    Q_OBJECT
public:
    explicit DisplayView(Session& session, QWidget* parent)
        : View(session, parent)
    {
        auto* content = new QWidget;
        m_form = new QFormLayout(content);
        m_form->setContentsMargins(10, 8, 10, 8);
        m_form->setHorizontalSpacing(10);
        m_form->setVerticalSpacing(7);
        m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
        m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        addQuestion();
        m_form->addRow(line());
        addColors();
        addLooks();
        auto* scroll = new QScrollArea;
        scroll->setWidgetResizable(true);
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        scroll->setFocusPolicy(Qt::NoFocus);
        scroll->setWidget(content);
        scroll->setMinimumWidth(
            content->minimumSizeHint().width() + style()->pixelMetric(QStyle::PM_ScrollBarExtent) + 2);
        auto* outer = new QVBoxLayout(this);
        outer->setContentsMargins(0, 0, 0, 0);
        outer->addWidget(scroll);
        connectFields();
        connect(&session, &Session::engineLoaded, this, &DisplayView::invalidate);
        connect(&session, &Session::contentChanged, this, &DisplayView::invalidate);
        connect(&session, &Session::stateChanged, this, &DisplayView::invalidate);
        connect(&session, &Session::findingChanged, this, [this] {
            if (isVisible())
                showRange();
        });
    }

    QSize sizeHint() const override { return {300, 380}; }

protected:
    void refresh() override
    {
        showMethod();
        showQuery();
        showLooks();
        showRange();
    }

private:
    void addMethod();
    void addQuestion();
    void addColors();
    void addLooks();
    QSlider* addSlider(const QString& name, const QString& sentence, int maximum, QLabel* text);
    void connectFields();
    void connectQuestion();
    void showMethod();
    void showQuery();
    void showRange();
    void showLooks();
    void edit(const QString& text, const Session::Edit& change, int mergeId = 0)
    {
        session().edit(text, change, mergeId);
    }

    QFormLayout* m_form;
    QComboBox* m_method = new QComboBox;
    std::weak_ptr<const Run> m_methodsFor; ///< whose refusals the box of methods shows
    QLabel* m_sentence = new QLabel;
    QSpinBox* m_layer = new QSpinBox;
    QComboBox* m_heads = new QComboBox;
    QComboBox* m_direction = new QComboBox;
    ParameterForm* m_parameters = new ParameterForm;
    RangeField* m_range = new RangeField;
    QComboBox* m_colormap = new QComboBox;
    QSlider* m_opacity = nullptr;
    QSlider* m_gamma = nullptr;
    QLabel* m_opacityText = new QLabel;
    QLabel* m_gammaText = new QLabel;
    QCheckBox* m_smooth = new QCheckBox(tr("Smooth"));
    QCheckBox* m_grid = new QCheckBox(tr("Grid"));
    QCheckBox* m_bar = new QCheckBox(tr("Colour bar"));
};

void DisplayView::addMethod()
{
    m_method->setAccessibleName(tr("Method"));
    m_method->setToolTip(tr("What is computed (keys 1 to 9)"));
    m_method->setItemDelegate(new MethodRow(m_method));
    m_method->setMaxVisibleItems(24);
    auto* help = new QToolButton;
    help->setIcon(icon("help"));
    help->setAutoRaise(true);
    help->setFocusPolicy(Qt::TabFocus);
    help->setAccessibleName(tr("Choosing a method"));
    help->setToolTip(tr("Which method answers what, and what it cannot tell (F1)"));
    connect(help, &QToolButton::clicked, this, [this] { Q_EMIT actionAsked("methodGuide"); });
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(m_method, 1);
    row->addWidget(help);
    m_form->addRow(tr("Method"), row);
}

void DisplayView::addQuestion()
{
    m_sentence->setWordWrap(true);
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    m_layer->setKeyboardTracking(false);
    m_direction->addItems({tr("Looks at"), tr("Seen by")});
    const auto add = [this](const QString& name, QWidget* field, const QString& sentence) {
        field->setAccessibleName(name);
        field->setToolTip(sentence);
        m_form->addRow(name, field);
    };
    addMethod();
    m_form->addRow(m_sentence);
    add(tr("Layer"), m_layer, tr("Layer (up and down arrow keys)"));
    add(tr("Head"), m_heads, tr("One head (left and right arrow keys), or all of the layer's heads (M)"));
    add(tr("Direction"), m_direction, tr("Where the token looks, or which tokens look at it (D)"));
    m_form->addRow(m_parameters);
    m_form->addRow(new AverageBox(session()));
    for (QComboBox* box : {m_method, m_heads, m_direction, m_colormap}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(10);
    }
    for (QWidget* field : std::initializer_list<QWidget*>{m_method, m_heads, m_direction, m_colormap})
        field->setFocusPolicy(Qt::TabFocus);
}

void DisplayView::addColors()
{
    m_form->addRow(tr("Range"), m_range);
    m_colormap->setIconSize({64, 14});
    m_colormap->setAccessibleName(tr("Colours"));
    m_colormap->addItem(tr("Automatic"), text(DisplayOptions::automatic));
    m_colormap->setItemData(0, tr("Viridis; a diverging map where zero has a meaning"), Qt::ToolTipRole);
    for (const Colormap& colormap : colormaps()) {
        const QString title = text(colormap.title);
        m_colormap->addItem(swatch(colormap), colormap.uniform ? title : tr("%1 (not uniform)").arg(title),
            text(colormap.id));
        m_colormap->setItemData(m_colormap->count() - 1, text(colormap.sentence), Qt::ToolTipRole);
    }
    m_form->addRow(tr("Colours"), m_colormap);
}

QSlider* DisplayView::addSlider(const QString& name, const QString& sentence, int maximum, QLabel* text)
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
    m_form->addRow(name, row);
    return slider;
}

void DisplayView::addLooks()
{
    m_opacity = addSlider(tr("Opacity"), tr("How much the map covers the picture"), 100, m_opacityText);
    m_gamma = addSlider(
        tr("Gamma"), tr("Below 1 lifts small values, above 1 keeps only large ones"), 200, m_gammaText);
    auto* checks = new QHBoxLayout;
    checks->setSpacing(14);
    m_smooth->setToolTip(tr("Interpolate between patches (S). Off: every patch as it is"));
    m_grid->setToolTip(tr("Lines between patches (G)"));
    m_bar->setToolTip(tr("The scale with its true values (B)"));
    for (QCheckBox* check : {m_smooth, m_grid, m_bar}) {
        check->setFocusPolicy(Qt::TabFocus);
        checks->addWidget(check);
    }
    checks->addStretch();
    m_form->addRow(checks);
}

void DisplayView::connectQuestion()
{
    connect(m_method, &QComboBox::activated, this,
        [this](int index) { session().chooseMethod(m_method->itemData(index).toString().toStdString()); });
    connect(m_layer, &QSpinBox::valueChanged, this, [this](int layer) {
        edit(
            tr("Layer %1").arg(layer), [&](ViewState& state) { state.query.layer = layer; }, mergeLayer);
    });
    connect(m_heads, &QComboBox::activated, this, [this](int index) {
        edit(tr("Head"), [&](ViewState& state) {
            state.query.heads
                = index < fusions ? Query::Heads(int(Query::Heads::Mean) + index) : Query::Heads::Single;
            if (index >= fusions)
                state.query.head = index - fusions;
        });
    });
    connect(m_direction, &QComboBox::activated, this, [this](int index) {
        edit(tr("Direction"), [&](ViewState& state) { state.query.direction = Query::Direction(index); });
    });
    connect(m_parameters, &ParameterForm::changed, this,
        [this](const QString& id, const QString& title, double value) {
            edit(
                title, [&](ViewState& state) { state.parameters[state.method][id.toStdString()] = value; },
                mergeParameter + int(qHash(id) % 1000));
        });
}

void DisplayView::connectFields()
{
    connectQuestion();
    connect(m_range, &RangeField::modeChosen, this, [this](RangeMode mode) {
        edit(tr("Range of colours"), [&](ViewState& state) {
            if (const auto scale = session().scale(); scale && mode == RangeMode::Fixed)
                state.display.fixed = scale->range;
            state.display.rangeMode = mode;
        });
    });
    connect(m_range, &RangeField::typed, this, [this](ValueRange range) {
        edit(
            tr("Range of colours"),
            [&](ViewState& state) {
                state.display.fixed = range;
                state.display.rangeMode = RangeMode::Fixed;
            },
            mergeRange);
    });
    connect(m_colormap, &QComboBox::activated, this, [this](int index) {
        edit(tr("Colours"), [&](ViewState& state) {
            state.display.colormap = m_colormap->itemData(index).toString().toStdString();
        });
    });
    connect(m_opacity, &QSlider::valueChanged, this, [this](int value) {
        edit(
            tr("Opacity"), [&](ViewState& state) { state.display.opacity = value / 100.0; }, mergeOpacity);
    });
    connect(m_gamma, &QSlider::valueChanged, this, [this](int value) {
        edit(
            tr("Gamma"), [&](ViewState& state) { state.display.gamma = std::pow(10, (value - 100) / 100.0); },
            mergeGamma);
    });
    const auto check = [this](QCheckBox* box, const QString& name, bool DisplayOptions::*member) {
        connect(box, &QCheckBox::clicked, this,
            [=, this](bool on) { edit(name, [&](ViewState& state) { state.display.*member = on; }); });
    };
    check(m_smooth, tr("Smooth map"), &DisplayOptions::smooth);
    check(m_grid, tr("Patch grid"), &DisplayOptions::showGrid);
    check(m_bar, tr("Colour bar"), &DisplayOptions::showColorBar);
}

void DisplayView::showMethod()
{
    const auto& run = session().content().run;
    if (m_method->count() == 0 || m_methodsFor.lock() != run) {
        fillMethods(*m_method, session());
        m_methodsFor = run;
    }
    const MethodFacts* facts = session().method();
    if (!facts)
        return;
    m_method->setCurrentIndex(m_method->findData(QString::fromStdString(facts->id)));
    m_sentence->setText(QString::fromStdString(facts->sentence));
    m_sentence->setToolTip(methodTip(*facts, session().refusal(*facts)));
    m_parameters->show(*facts, session().state().parametersOf(facts->id));
    const auto setShown = [this](QWidget* field, bool shown) {
        field->setVisible(shown);
        m_form->labelForField(field)->setVisible(shown);
    };
    setShown(m_layer, facts->usesLayer);
    setShown(m_heads, facts->usesHead);
    setShown(m_direction, facts->usesDirection);
}

void DisplayView::showQuery()
{
    const auto& run = session().content().run;
    if (!run)
        return;
    const ViTShape& shape = run->shape();
    const Query& query = session().state().query;
    const QSignalBlocker quiet(m_layer);
    m_layer->setRange(0, shape.layers - 1);
    m_layer->setValue(layerOf(query, shape.layers));
    m_layer->setSuffix(tr(" of 0–%1").arg(shape.layers - 1));
    if (m_heads->count() != shape.heads + fusions) {
        m_heads->clear();
        m_heads->addItems({tr("Mean of heads"), tr("Maximum of heads"), tr("Minimum of heads")});
        for (int head = 0; head < shape.heads; ++head)
            m_heads->addItem(tr("%1 of 0–%2").arg(head).arg(shape.heads - 1));
    }
    m_heads->setCurrentIndex(query.heads == Query::Heads::Single
            ? fusions + query.head
            : int(query.heads) - int(Query::Heads::Mean));
    m_direction->setCurrentIndex(int(query.direction));
}

void DisplayView::showRange()
{
    std::optional<ValueRange> range;
    if (const auto scale = session().scale())
        range = scale->range;
    m_range->show(session().state().display.rangeMode, range);
}

void DisplayView::showLooks()
{
    const DisplayOptions& display = session().state().display;
    const QSignalBlocker quietOpacity(m_opacity), quietGamma(m_gamma);
    m_colormap->setCurrentIndex(std::max(0, m_colormap->findData(QString::fromStdString(display.colormap))));
    m_opacity->setValue(int(std::lround(display.opacity * 100)));
    m_opacityText->setText(QStringLiteral("%1 %").arg(m_opacity->value()));
    m_gamma->setValue(int(std::lround(100 + 100 * std::log10(display.gamma))));
    m_gammaText->setText(QString::number(display.gamma, 'f', 2));
    m_smooth->setChecked(display.smooth);
    m_grid->setChecked(display.showGrid);
    m_bar->setChecked(display.showColorBar);
}

} // namespace

namespace view {
extern constinit const ViewFacts display{"display", "Display", "What is asked and how the answer is coloured",
    Qt::RightDockWidgetArea, [](Session& session, QWidget* parent) -> View* {
        return new DisplayView(session, parent);
    }};
} // namespace view

} // namespace vitscope

#include "display.moc"
