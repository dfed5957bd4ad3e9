// SPDX-License-Identifier: MIT
#include "core/figure/colormap.h"
#include "core/figure/ticks.h"
#include "ui/parameter_form.h"
#include "ui/session.h"
#include "ui/views.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <charconv>

namespace vitscope {

namespace {

/// Ids under which slider drags and typing become one undo step.
enum MergeId { mergeOpacity = 1, mergeGamma, mergeRange, mergeParameter, mergeLayer, mergeHead };

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
        auto* column = new QVBoxLayout(content);
        column->setContentsMargins(10, 8, 10, 8);
        column->setSpacing(8);
        addMethod(*column);
        column->addWidget(line());
        addRange(*column);
        addLooks(*column);
        column->addStretch();
        auto* scroll = new QScrollArea;
        scroll->setWidgetResizable(true);
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        scroll->setFocusPolicy(Qt::NoFocus);
        scroll->setWidget(content);
        auto* outer = new QVBoxLayout(this);
        outer->setContentsMargins(0, 0, 0, 0);
        outer->addWidget(scroll);
        connect(&session, &Session::engineLoaded, this, &DisplayView::invalidate);
        connect(&session, &Session::contentChanged, this, &DisplayView::invalidate);
        connect(&session, &Session::stateChanged, this, &DisplayView::invalidate);
        connect(&session, &Session::findingChanged, this, [this] {
            if (isVisible())
                showRange();
        });
    }

    QSize sizeHint() const override { return {300, 400}; }

protected:
    void refresh() override
    {
        showMethod();
        showQuery();
        showLooks();
        showRange();
    }

private:
    static QFormLayout* form()
    {
        auto* form = new QFormLayout;
        form->setHorizontalSpacing(10);
        form->setVerticalSpacing(6);
        form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
        return form;
    }

    void edit(const QString& text, const Session::Edit& change, int mergeId = 0)
    {
        session().edit(text, change, mergeId);
    }

    void addMethod(QVBoxLayout& column);
    void addRange(QVBoxLayout& column);
    void addLooks(QVBoxLayout& column);
    QToolButton* rangeButton(RangeMode mode, const QString& text, const QString& sentence);
    void showMethod();
    void showQuery();
    void showRange();
    void showLooks();
    void typedRange();
    QSlider* slider(const QString& name, const QString& sentence, int maximum);

    QComboBox* m_method = new QComboBox;
    QLabel* m_sentence = new QLabel;
    QFormLayout* m_queryForm = nullptr;
    QSpinBox* m_layer = new QSpinBox;
    QComboBox* m_heads = new QComboBox;
    QComboBox* m_direction = new QComboBox;
    ParameterForm* m_parameters = new ParameterForm;
    QButtonGroup* m_range = new QButtonGroup(this);
    QLineEdit* m_low = new QLineEdit;
    QLineEdit* m_high = new QLineEdit;
    QComboBox* m_colormap = new QComboBox;
    QSlider* m_opacity = nullptr;
    QSlider* m_gamma = nullptr;
    QLabel* m_opacityText = new QLabel;
    QLabel* m_gammaText = new QLabel;
    QCheckBox* m_smooth = new QCheckBox(tr("Smooth"));
    QCheckBox* m_grid = new QCheckBox(tr("Grid"));
    QCheckBox* m_bar = new QCheckBox(tr("Colour bar"));
};

void DisplayView::addMethod(QVBoxLayout& column)
{
    m_queryForm = form();
    m_method->setFocusPolicy(Qt::TabFocus);
    m_method->setAccessibleName(tr("Method"));
    m_queryForm->addRow(tr("Method"), m_method);
    m_sentence->setWordWrap(true);
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    m_queryForm->addRow(m_sentence);
    m_layer->setToolTip(tr("Layer (up and down arrow keys)"));
    m_layer->setAccessibleName(tr("Layer"));
    m_layer->setKeyboardTracking(false);
    m_queryForm->addRow(tr("Layer"), m_layer);
    m_heads->setToolTip(tr("One head (left and right arrow keys), or all of the layer's heads together (M)"));
    m_heads->setAccessibleName(tr("Head"));
    m_heads->setFocusPolicy(Qt::TabFocus);
    m_queryForm->addRow(tr("Head"), m_heads);
    m_direction->addItems({tr("Looks at"), tr("Seen by")});
    m_direction->setToolTip(tr("Where the token looks, or which tokens look at it (D)"));
    m_direction->setAccessibleName(tr("Direction"));
    m_direction->setFocusPolicy(Qt::TabFocus);
    m_queryForm->addRow(tr("Direction"), m_direction);
    column.addLayout(m_queryForm);
    column.addWidget(m_parameters);
    connect(m_method, &QComboBox::activated, this, [this](int index) {
        const MethodFacts& facts = session().methods()[std::size_t(index)];
        edit(tr("Method %1").arg(m_method->itemText(index)),
            [&](ViewState& state) { state.method = facts.id; });
    });
    connect(m_layer, &QSpinBox::valueChanged, this, [this](int layer) {
        edit(
            tr("Layer %1").arg(layer), [&](ViewState& state) { state.query.layer = layer; }, mergeLayer);
    });
    connect(m_heads, &QComboBox::activated, this, [this](int index) {
        edit(tr("Head"), [&](ViewState& state) {
            state.query.heads
                = index < 3 ? Query::Heads(int(Query::Heads::Mean) + index) : Query::Heads::Single;
            if (index >= 3)
                state.query.head = m_heads->itemData(index).toInt();
        });
    });
    connect(m_direction, &QComboBox::activated, this, [this](int index) {
        edit(tr("Direction"), [&](ViewState& state) { state.query.direction = Query::Direction(index); });
    });
    connect(m_parameters, &ParameterForm::changed, this,
        [this](const QString& id, const QString& title, double value) {
            edit(
                title, [&](ViewState& state) { state.parameters[state.method][id.toStdString()] = value; },
                mergeParameter + int(qHash(id) % 1000) * 16);
        });
}

void DisplayView::showMethod()
{
    const auto methods = session().methods();
    if (m_method->count() != int(methods.size())) {
        m_method->clear();
        for (const MethodFacts& facts : methods) {
            m_method->addItem(QString::fromStdString(facts.title));
            m_method->setItemData(
                m_method->count() - 1, QString::fromStdString(facts.sentence), Qt::ToolTipRole);
        }
    }
    const MethodFacts* facts = session().method();
    if (!facts)
        return;
    m_method->setCurrentIndex(int(facts - methods.data()));
    m_sentence->setText(QString::fromStdString(facts->sentence));
    m_sentence->setToolTip(QString::fromStdString(facts->source));
    m_parameters->show(*facts, session().state().parametersOf(facts->id));
    const auto setShown = [this](QWidget* field, bool shown) {
        field->setVisible(shown);
        m_queryForm->labelForField(field)->setVisible(shown);
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
    if (m_heads->count() != shape.heads + 3) {
        m_heads->clear();
        m_heads->addItems({tr("Mean of heads"), tr("Maximum of heads"), tr("Minimum of heads")});
        for (int head = 0; head < shape.heads; ++head)
            m_heads->addItem(tr("Head %1 of 0–%2").arg(head).arg(shape.heads - 1), head);
    }
    m_heads->setCurrentIndex(
        query.heads == Query::Heads::Single ? 3 + query.head : int(query.heads) - int(Query::Heads::Mean));
    m_direction->setCurrentIndex(int(query.direction));
}

QToolButton* DisplayView::rangeButton(RangeMode mode, const QString& text, const QString& sentence)
{
    auto* button = new QToolButton;
    button->setText(text);
    button->setToolTip(sentence);
    button->setCheckable(true);
    button->setAutoRaise(false);
    button->setFocusPolicy(Qt::TabFocus);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_range->addButton(button, int(mode));
    return button;
}

void DisplayView::addRange(QVBoxLayout& column)
{
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(0);
    buttons->addWidget(
        rangeButton(RangeMode::Map, tr("This map"), tr("Smallest to largest value of the map shown (N)")));
    buttons->addWidget(
        rangeButton(RangeMode::Layer, tr("Layer"), tr("The same scale for all heads of the layer")));
    buttons->addWidget(
        rangeButton(RangeMode::Model, tr("Model"), tr("The same scale for all heads of all layers")));
    buttons->addWidget(rangeButton(RangeMode::Fixed, tr("Typed"), tr("The two numbers below")));
    auto* boxes = new QHBoxLayout;
    boxes->setSpacing(6);
    for (QLineEdit* box : {m_low, m_high}) {
        box->setMinimumWidth(40);
        connect(box, &QLineEdit::editingFinished, this, &DisplayView::typedRange);
    }
    m_low->setAccessibleName(tr("Smallest value"));
    m_low->setToolTip(tr("The value of the lowest colour; typing fixes the range"));
    m_high->setAccessibleName(tr("Largest value"));
    m_high->setToolTip(tr("The value of the highest colour; typing fixes the range"));
    boxes->addWidget(m_low);
    boxes->addWidget(new QLabel(tr("to")));
    boxes->addWidget(m_high);
    auto* range = form();
    auto* both = new QVBoxLayout;
    both->setSpacing(6);
    both->addLayout(buttons);
    both->addLayout(boxes);
    range->addRow(tr("Range"), both);
    column.addLayout(range);
    connect(m_range, &QButtonGroup::idClicked, this, [this](int mode) {
        edit(tr("Range of colours"), [&](ViewState& state) {
            if (RangeMode(mode) == RangeMode::Fixed && session().map())
                state.display.fixed = session().scale().range;
            state.display.rangeMode = RangeMode(mode);
        });
    });
}

void DisplayView::typedRange()
{
    bool lowIsNumber = false, highIsNumber = false;
    const ValueRange typed{m_low->text().toDouble(&lowIsNumber), m_high->text().toDouble(&highIsNumber)};
    const bool unchanged = session().map()
        && m_low->text() == QString::number(session().scale().range.low, 'g', 4)
        && m_high->text() == QString::number(session().scale().range.high, 'g', 4);
    if (unchanged)
        return;
    if (!lowIsNumber || !highIsNumber || typed.low >= typed.high) {
        showRange();
        return;
    }
    edit(
        tr("Range of colours"),
        [&](ViewState& state) {
            state.display.fixed = typed;
            state.display.rangeMode = RangeMode::Fixed;
        },
        mergeRange);
}

void DisplayView::showRange()
{
    const RangeMode mode = session().state().display.rangeMode;
    m_range->button(int(mode))->setChecked(true);
    if (!session().map() || m_low->hasFocus() || m_high->hasFocus())
        return;
    const ValueRange range = session().scale().range;
    m_low->setText(QString::number(range.low, 'g', 4));
    m_high->setText(QString::number(range.high, 'g', 4));
}

QSlider* DisplayView::slider(const QString& name, const QString& sentence, int maximum)
{
    auto* made = new QSlider(Qt::Horizontal);
    made->setRange(0, maximum);
    made->setPageStep(maximum / 10);
    made->setToolTip(sentence);
    made->setAccessibleName(name);
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

void DisplayView::addLooks(QVBoxLayout& column)
{
    auto* looks = form();
    m_colormap->setIconSize({64, 14});
    m_colormap->setFocusPolicy(Qt::TabFocus);
    m_colormap->setAccessibleName(tr("Colours"));
    m_colormap->addItem(tr("Automatic"), QString::fromUtf8(DisplayOptions::automatic));
    m_colormap->setItemData(0, tr("Viridis; a diverging map where zero has a meaning"), Qt::ToolTipRole);
    for (const Colormap& colormap : colormaps()) {
        QString title = QString::fromUtf8(colormap.title.data(), qsizetype(colormap.title.size()));
        if (!colormap.uniform)
            title = tr("%1 (not uniform)").arg(title);
        m_colormap->addItem(
            swatch(colormap), title, QString::fromUtf8(colormap.id.data(), qsizetype(colormap.id.size())));
        m_colormap->setItemData(m_colormap->count() - 1,
            QString::fromUtf8(colormap.sentence.data(), qsizetype(colormap.sentence.size())),
            Qt::ToolTipRole);
    }
    looks->addRow(tr("Colours"), m_colormap);
    const auto withText = [](QSlider* slider, QLabel* text) {
        auto* row = new QHBoxLayout;
        row->addWidget(slider);
        text->setMinimumWidth(text->fontMetrics().horizontalAdvance("100 %"));
        text->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        row->addWidget(text);
        return row;
    };
    m_opacity = slider(tr("Opacity"), tr("How much the map covers the picture"), 100);
    looks->addRow(tr("Opacity"), withText(m_opacity, m_opacityText));
    m_gamma = slider(tr("Gamma"), tr("Below 1 lifts small values, above 1 keeps only large ones"), 200);
    looks->addRow(tr("Gamma"), withText(m_gamma, m_gammaText));
    auto* checks = new QHBoxLayout;
    m_smooth->setToolTip(tr("Interpolate between patches (S). Off: every patch as it is"));
    m_grid->setToolTip(tr("Lines between patches (G)"));
    m_bar->setToolTip(tr("The scale with its true values (B)"));
    for (QCheckBox* check : {m_smooth, m_grid, m_bar}) {
        check->setFocusPolicy(Qt::TabFocus);
        checks->addWidget(check);
    }
    checks->addStretch();
    column.addLayout(looks);
    column.addLayout(checks);
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
    connect(m_smooth, &QCheckBox::clicked, this,
        [this](bool on) { edit(tr("Smooth map"), [&](ViewState& state) { state.display.smooth = on; }); });
    connect(m_grid, &QCheckBox::clicked, this,
        [this](bool on) { edit(tr("Patch grid"), [&](ViewState& state) { state.display.showGrid = on; }); });
    connect(m_bar, &QCheckBox::clicked, this, [this](bool on) {
        edit(tr("Colour bar"), [&](ViewState& state) { state.display.showColorBar = on; });
    });
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
