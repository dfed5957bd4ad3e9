// SPDX-License-Identifier: MIT
#include "ui/compared_side.h"
#include "ui/explained.h"
#include "ui/feature_strip.h"
#include "ui/session.h"
#include "ui/views.h"

#include <QAbstractListModel>
#include <QGuiApplication>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>

namespace vitscope {

namespace {

/// 0 where the class is not explained.
double weightOf(int index, const std::vector<Target::Class>& classes)
{
    const auto found = std::ranges::find(classes, index, &Target::Class::index);
    return found == classes.end() ? 0 : found->weight;
}

/// All classes, most probable first.
class PredictionList : public QAbstractListModel
{
    Q_OBJECT
public:
    /// `reference` is told beside: the other side of a comparison, or the same model without changes.
    void show(std::shared_ptr<const Run> run, std::shared_ptr<const Run> reference, bool compares)
    {
        beginResetModel();
        m_run = std::move(run);
        m_reference = std::move(reference);
        m_compares = compares;
        endResetModel();
    }
    bool compares() const { return m_reference && m_compares; }
    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() || !m_run ? 0 : int(m_run->predictions().size());
    }
    QVariant data(const QModelIndex& index, int role) const override
    {
        const Prediction& one = prediction(index.row());
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
            return QString::fromStdString(one.name);
        if (role == Qt::ToolTipRole)
            return tr("Class %1, %2: probability %3, logit %4%5. Click: methods explain this class")
                .arg(one.index)
                .arg(QString::fromStdString(one.name))
                .arg(double(one.probability), 0, 'f', 4)
                .arg(double(one.logit), 0, 'f', 3)
                .arg(referenceText(one));
        return {};
    }
    const Prediction& prediction(int row) const { return m_run->predictions()[std::size_t(row)]; }
    /// The same class in what is told beside; null where there is nothing.
    const Prediction* reference(const Prediction& one) const
    {
        return m_reference ? &*std::ranges::find(m_reference->predictions(), one.index, &Prediction::index)
                           : nullptr;
    }

private:
    QString referenceText(const Prediction& one) const
    {
        const Prediction* before = reference(one);
        if (!before)
            return {};
        return (m_compares ? tr(" (other side: %1, %2)") : tr(" (unchanged model: %1, %2)"))
            .arg(double(before->probability), 0, 'f', 4)
            .arg(double(before->logit), 0, 'f', 3);
    }

    std::shared_ptr<const Run> m_run, m_reference;
    bool m_compares = false;
};

/// Name and number in one line, the bar under them: readable in a narrow dock.
class PredictionRow : public QStyledItemDelegate
{
    Q_OBJECT
public:
    PredictionRow(const PredictionList& list, Session& session, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_list(list)
        , m_session(session)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return {120, option.fontMetrics.height() + 15};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Prediction& one = m_list.prediction(index.row());
        const double weight
            = explainsLikeness(m_session.state()) ? 0 : weightOf(one.index, m_session.state().query.classes);
        const bool target = weight != 0;
        const QPalette& palette = option.palette;
        painter->save();
        if (option.state & QStyle::State_MouseOver)
            painter->fillRect(option.rect, palette.color(QPalette::AlternateBase));
        if (target || option.state & QStyle::State_HasFocus) {
            painter->setPen(QPen(palette.color(target ? QPalette::Highlight : QPalette::Mid), 1));
            painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
        }
        const QRect inner = option.rect.adjusted(8, 4, -8, -6);
        QFont font = option.font;
        font.setBold(target);
        painter->setFont(font);
        painter->setPen(palette.color(QPalette::Text));
        QString number = QStringLiteral("%1 %").arg(100 * double(one.probability), 0, 'f', 1);
        const Prediction* before = m_list.reference(one);
        if (m_list.compares())
            number = QStringLiteral("A %1  B %2").arg(percent(one), percent(*before));
        if (before) // points of probability against the other side, or the model without changes
            number += QStringLiteral("  %1").arg(
                QString::asprintf("%+.1f", 100 * (double(one.probability) - double(before->probability))));
        const int numberWidth
            = option.fontMetrics.horizontalAdvance(m_list.compares() ? "A 88.8  B 88.8  +88.8"
                      : before                                       ? "100.0 %  +100.0"
                                                                     : "100.0 %")
            + 8;
        painter->drawText(inner, Qt::AlignRight | Qt::AlignTop, number);
        const bool several = m_session.state().query.classes.size() > 1;
        const QString sign = !target || !several ? QString() : weight > 0 ? tr("+ ") : tr("\u2212 ");
        const QString name = sign + QString::fromStdString(one.name);
        painter->drawText(inner, Qt::AlignLeft | Qt::AlignTop,
            QFontMetrics(font).elidedText(name, Qt::ElideRight, inner.width() - numberWidth));
        const QRect track(inner.left(), inner.bottom() - 3, inner.width(), 4);
        painter->fillRect(track,
            palette.color(QPalette::Button).lightness() < 128 ? palette.color(QPalette::Button)
                                                              : palette.color(QPalette::Window));
        QRect bar = track;
        bar.setWidth(std::max(one.probability > 0.0005f ? 1 : 0, int(track.width() * one.probability)));
        painter->fillRect(bar, palette.color(QPalette::Highlight));
        if (m_list.compares()) { // where the other side's bar would end
            const int end = track.left() + int((track.width() - 2) * before->probability);
            painter->fillRect(
                QRect(end, track.top() - 2, 2, track.height() + 4), palette.color(QPalette::Text));
        }
        painter->restore();
    }

private:
    static QString percent(const Prediction& one)
    {
        return QString::number(100 * double(one.probability), 'f', 1);
    }

    const PredictionList& m_list;
    Session& m_session;
};

class Predictions : public View
{
    Q_OBJECT
public:
    explicit Predictions(Session& session, QWidget* parent)
        : View(session, parent)
        , m_likeness(new QLabel)
        , m_other(new QLabel)
        , m_features(new FeatureStrip)
        , m_view(new QListView)
    {
        m_features->hide();
        m_view->setModel(&m_list);
        m_view->setItemDelegate(new PredictionRow(m_list, session, this));
        m_view->setUniformItemSizes(true);
        m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
        m_view->setMouseTracking(true);
        m_view->setFrameShape(QFrame::NoFrame);
        m_view->setSelectionMode(QAbstractItemView::NoSelection);
        m_view->setFocusPolicy(Qt::TabFocus);
        m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        m_view->setAccessibleName(tr("Predictions"));
        m_view->setToolTip(tr("Click a class to explain it, Ctrl+click to add it to those explained, "
                              "Shift+click to subtract it. Again: the top prediction."));
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 4, 0, 0);
        m_likeness->setContentsMargins(8, 0, 8, 4);
        m_likeness->setWordWrap(true);
        m_likeness->setToolTip(tr("What class-specific methods explain. L or a click on a class goes back."));
        m_likeness->hide();
        m_other->setContentsMargins(8, 0, 8, 4);
        m_other->setWordWrap(true);
        m_other->setToolTip(tr("The other side of the comparison has classes of its own"));
        m_other->hide();
        column->addWidget(m_likeness);
        column->addWidget(m_other);
        column->addWidget(m_features);
        column->addWidget(m_view);
        connect(m_view, &QListView::clicked, this, &Predictions::choose);
        connect(m_view, &QListView::activated, this, &Predictions::choose);
        connect(&session, &Session::contentChanged, this, &Predictions::invalidate);
        connect(&session, &Session::comparedChanged, this, &Predictions::invalidate);
        connect(&session, &Session::stateChanged, this, &Predictions::tellLikeness);
        connect(&session, &Session::stateChanged, m_view->viewport(), qOverload<>(&QWidget::update));
    }

    QSize sizeHint() const override { return {300, 190}; }

protected:
    void refresh() override
    {
        const auto& run = session().content().run;
        const bool compares = session().compared().isShown();
        m_list.show(
            run, compares ? session().compared().predictions() : session().content().untouched, compares);
        tellOther();
        const bool headless = run && run->predictions().empty();
        if (headless)
            m_features->show({run->features().begin(), run->features().end()});
        m_features->setVisible(headless);
        m_view->setVisible(!headless);
        tellLikeness();
    }

private:
    /// The class that is explained; the same again means the top prediction, whichever that is. With Ctrl it
    /// is added to those that are explained, with Shift subtracted from them.
    void choose(const QModelIndex& index)
    {
        const Prediction& one = m_list.prediction(index.row());
        const auto keys = QGuiApplication::keyboardModifiers();
        const bool subtract = keys & Qt::ShiftModifier, join = subtract || keys & Qt::ControlModifier;
        session().edit(
            QStringLiteral("Explain %1").arg(QString::fromStdString(one.name)), [&](ViewState& state) {
                auto& classes = state.query.classes;
                state.query.similarTo = Query::none;
                state.similarPicture.clear();
                const bool chosen = weightOf(one.index, classes) != 0 && (join || classes.size() == 1);
                if (!join)
                    classes.clear();
                std::erase_if(classes, [&](const Target::Class& other) { return other.index == one.index; });
                if (!chosen)
                    classes.push_back({one.index, subtract ? -1. : 1.});
            });
    }

    /// The likeliest classes of the other side, where they are not those of this one.
    void tellOther()
    {
        constexpr std::size_t most = 3;
        const ComparedSide& other = session().compared();
        QStringList classes;
        if (other.isShown() && !other.predictions())
            for (const Prediction& one : other.content().run->predictions())
                if (std::size_t(classes.size()) < most)
                    classes += QStringLiteral("%1 %2 %")
                                   .arg(QString::fromStdString(one.name))
                                   .arg(100 * double(one.probability), 0, 'f', 1);
        m_other->setVisible(!classes.isEmpty());
        m_other->setText(tr("B: %1").arg(classes.join(QStringLiteral(", "))));
    }

    void tellLikeness()
    {
        m_likeness->setVisible(explainsLikeness(session().state()));
        m_likeness->setText(likenessText(session()));
    }

    PredictionList m_list;
    QLabel* m_likeness;
    QLabel* m_other;
    FeatureStrip* m_features;
    QListView* m_view;
};

} // namespace

namespace view {
extern constinit const ViewFacts predictions{"predictions", "Predictions", "The classes, most probable first",
    Qt::RightDockWidgetArea, [](Session& session, QWidget* parent) -> View* {
        return new Predictions(session, parent);
    }};
} // namespace view

} // namespace vitscope

#include "predictions.moc"
