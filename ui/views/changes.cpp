// SPDX-License-Identifier: MIT
#include "core/base/intervention_text.h"
#include "ui/change_model.h"
#include "ui/language.h"
#include "ui/session.h"
#include "ui/views.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace vitscope {

namespace {

/// One thing that is changed, in words, and how it is taken back.
struct Change
{
    QString text; ///< English
    std::function<void(Interventions&)> takeBack;
};

std::vector<Change> changesOf(const Interventions& all)
{
    std::vector<Change> list;
    for (const HeadChange& head : all.heads) {
        const QString name = QStringLiteral("Layer %1, head %2: ").arg(head.layer).arg(head.head);
        const auto same = [head](const HeadChange& other) {
            return other == head;
        };
        list.push_back({name + (head.off ? "off" : QStringLiteral("temperature %1").arg(head.temperature)),
            [same](Interventions& changes) {
                std::erase_if(changes.heads, same);
            }});
    }
    for (const int layer : all.attentionOff)
        list.push_back(
            {QStringLiteral("Layer %1: attention off").arg(layer), [layer](Interventions& changes) {
                 std::erase(changes.attentionOff, layer);
             }});
    for (const int layer : all.mlpOff)
        list.push_back({QStringLiteral("Layer %1: MLP off").arg(layer), [layer](Interventions& changes) {
                            std::erase(changes.mlpOff, layer);
                        }});
    for (const Patch patch : all.patches)
        list.push_back({QStringLiteral("Patch (%1, %2) removed").arg(patch.row).arg(patch.column),
            [patch](Interventions& changes) {
                std::erase(changes.patches, patch);
            }});
    return list;
}

/// What is changed inside the model, and the means to change it.
class Changes : public View
{
    Q_OBJECT
public:
    explicit Changes(Session& session, QWidget* parent)
        : View(session, parent)
        , m_hint(new QLabel)
        , m_list(new QListWidget)
        , m_temperature(new QDoubleSpinBox)
        , m_removal(new QComboBox)
        , m_restore(new QPushButton(tr("Restore the model")))
    {
        m_hint->setWordWrap(true);
        m_hint->setText(tr(
            "Nothing is changed. Switch a head off with X, the layer's attention with Shift+X, "
            "its MLP with Ctrl+Shift+X, selected or pinned patches with Ctrl+Del: the model runs again and "
            "every view shows the changed pass."));
        m_list->setAccessibleName(tr("Changes of the model"));
        m_list->setToolTip(tr("Double-click or Enter takes a change back"));
        m_list->setFrameShape(QFrame::NoFrame);
        m_temperature->setRange(0.05, 20);
        m_temperature->setSingleStep(0.25);
        m_temperature->setKeyboardTracking(false);
        m_temperature->setAccessibleName(tr("Temperature of the head shown"));
        m_temperature->setToolTip(tr(
            "Divides the scores of the head shown before its softmax: above 1 spreads its attention, below 1 "
            "sharpens it"));
        m_removal->addItems({tr("nothing (masked)"), tr("zero"), tr("mean of all patches")});
        m_removal->setAccessibleName(tr("In place of a removed patch"));
        auto* form = new QFormLayout;
        form->addRow(tr("Temperature"), m_temperature);
        form->addRow(tr("Removed patch"), m_removal);
        auto* column = new QVBoxLayout(this);
        column->addWidget(m_hint);
        column->addWidget(m_list);
        column->addLayout(form);
        column->addWidget(m_restore);
        connect(m_list, &QListWidget::itemActivated, this,
            [this](QListWidgetItem* item) { takeBack(m_list->row(item)); });
        connect(m_temperature, &QDoubleSpinBox::valueChanged, this,
            [this](double value) { setTemperature(this->session(), value); });
        connect(m_removal, &QComboBox::activated, this, [this](int index) {
            this->session().edit("What takes a removed patch's place",
                [&](ViewState& state) { state.interventions.removal = Interventions::Removal(index); });
        });
        connect(m_restore, &QPushButton::clicked, this, [this] { restoreModel(this->session()); });
        connect(&session, &Session::stateChanged, this, &Changes::invalidate);
        connect(&session, &Session::contentChanged, this, &Changes::invalidate);
    }

protected:
    void refresh() override
    {
        const Interventions& now = session().state().interventions;
        m_shown = changesOf(now);
        const int row = m_list->currentRow();
        m_list->clear();
        for (const Change& change : m_shown)
            m_list->addItem(translated(change.text));
        m_list->setCurrentRow(std::min(row, m_list->count() - 1));
        m_hint->setVisible(m_shown.empty());
        m_list->setVisible(!m_shown.empty());
        m_restore->setEnabled(!m_shown.empty());
        m_temperature->setEnabled(session().content().run != nullptr);
        const QSignalBlocker quietTemperature(m_temperature), quietRemoval(m_removal);
        m_temperature->setValue(shownTemperature(session()));
        m_removal->setCurrentIndex(int(now.removal));
    }

private:
    void takeBack(int row)
    {
        if (row < 0 || row >= int(m_shown.size()))
            return;
        const Change change = m_shown[std::size_t(row)];
        session().edit(QStringLiteral("Take back: %1").arg(change.text),
            [&](ViewState& state) { change.takeBack(state.interventions); });
    }

    QLabel* m_hint;
    QListWidget* m_list;
    QDoubleSpinBox* m_temperature;
    QComboBox* m_removal;
    QPushButton* m_restore;
    std::vector<Change> m_shown;
};

} // namespace

namespace view {
extern constinit const ViewFacts changes{"changes", "Changes", "What is switched off inside the model",
    Qt::RightDockWidgetArea, [](Session& session, QWidget* parent) -> View* {
        return new Changes(session, parent);
    }};
} // namespace view

} // namespace vitscope

#include "changes.moc"
