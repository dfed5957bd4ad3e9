// SPDX-License-Identifier: MIT
#include "ui/average_box.h"
#include "ui/icons.h"
#include "ui/language.h"
#include "ui/look_fields.h"
#include "ui/method_box.h"
#include "ui/method_text.h"
#include "ui/parameter_form.h"
#include "ui/session.h"
#include "ui/views.h"
#include "ui/wrapped_label.h"

#include <QComboBox>
#include <QFormLayout>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace vitscope {

namespace {

/// Ids under which steps and typing become one undo step, beside those of LookFields.
enum MergeId { mergeLayer = 1 << 8, mergeParameter = 1 << 10 };

/// Before the heads themselves in the list of heads, in the order of Query::Heads from Mean on.
constexpr int fusions = 3;

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
        m_looks = new LookFields(session, *m_form);
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
        connectQuestion();
        connect(&session, &Session::engineLoaded, this, &DisplayView::invalidate);
        connect(&session, &Session::contentChanged, this, &DisplayView::invalidate);
        connect(&session, &Session::stateChanged, this, &DisplayView::invalidate);
        connect(&session, &Session::findingChanged, this, [this] {
            if (isVisible())
                m_looks->showRange();
        });
    }

    QSize sizeHint() const override { return {300, 380}; }

protected:
    void refresh() override
    {
        showMethod();
        showQuery();
        m_looks->show();
    }

private:
    void addMethod();
    void addQuestion();
    void connectQuestion();
    void showMethod();
    void showQuery();
    void edit(const QString& text, const Session::Edit& change, int mergeId = 0)
    {
        session().edit(text, change, mergeId);
    }

    QFormLayout* m_form;
    QComboBox* m_method = new QComboBox;
    std::weak_ptr<const Run> m_methodsFor; ///< whose refusals the box of methods shows
    WrappedLabel* m_sentence = new WrappedLabel;
    QSpinBox* m_layer = new QSpinBox;
    QComboBox* m_heads = new QComboBox;
    QComboBox* m_direction = new QComboBox;
    ParameterForm* m_parameters = new ParameterForm;
    LookFields* m_looks = nullptr;
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
    qobject_cast<QLabel*>(m_form->labelForField(row))->setBuddy(m_method); // a row has none by itself
}

void DisplayView::addQuestion()
{
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
    for (QComboBox* box : {m_method, m_heads, m_direction}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(10);
    }
    for (QWidget* field : std::initializer_list<QWidget*>{m_method, m_heads, m_direction})
        field->setFocusPolicy(Qt::TabFocus);
}

void DisplayView::connectQuestion()
{
    connect(m_method, &QComboBox::activated, this,
        [this](int index) { session().chooseMethod(m_method->itemData(index).toString().toStdString()); });
    connect(m_layer, &QSpinBox::valueChanged, this, [this](int layer) {
        edit(
            QStringLiteral("Layer %1").arg(layer), [&](ViewState& state) { state.query.layer = layer; },
            mergeLayer);
    });
    connect(m_heads, &QComboBox::activated, this, [this](int index) {
        edit("Head", [&](ViewState& state) {
            state.query.heads
                = index < fusions ? Query::Heads(int(Query::Heads::Mean) + index) : Query::Heads::Single;
            if (index >= fusions)
                state.query.head = index - fusions;
        });
    });
    connect(m_direction, &QComboBox::activated, this, [this](int index) {
        edit("Direction", [&](ViewState& state) { state.query.direction = Query::Direction(index); });
    });
    connect(m_parameters, &ParameterForm::changed, this,
        [this](const QString& id, const QString& title, double value) {
            edit(
                title, [&](ViewState& state) { state.parameters[state.method][id.toStdString()] = value; },
                mergeParameter + int(qHash(id) % 1000));
        });
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
    m_sentence->showText(translated(facts->sentence));
    m_sentence->setToolTip(methodTip(*facts, session().refusal(*facts)));
    m_parameters->show(*facts, session().state().parametersOf(facts->id));
    m_form->setRowVisible(m_layer, facts->usesLayer);
    m_form->setRowVisible(m_heads, facts->usesHead);
    m_form->setRowVisible(m_direction, facts->usesDirection);
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

} // namespace

namespace view {
extern constinit const ViewFacts display{"display", "Display", "What is asked and how the answer is coloured",
    Qt::RightDockWidgetArea, [](Session& session, QWidget* parent) -> View* {
        return new DisplayView(session, parent);
    }};
} // namespace view

} // namespace vitscope

#include "display.moc"
