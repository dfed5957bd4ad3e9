// SPDX-License-Identifier: MIT
#include "ui/status_line.h"

#include "core/figure/overlay.h"
#include "core/figure/ticks.h"
#include "ui/compared_side.h"
#include "ui/language.h"

#include <QFontDatabase>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace vitscope {

namespace {

/// "L11 H03", "L11 mean", or the method's name where it uses no layer.
QString placeText(const Session& session)
{
    const MethodFacts* facts = session.method();
    const Query& query = session.state().query;
    if (!facts || !facts->usesLayer)
        return facts ? translated(facts->title) : QString();
    const int layer = layerOf(query, session.content().run->shape().layers);
    QString text = QStringLiteral("L%1").arg(layer, 2, 10, QLatin1Char('0'));
    if (!facts->usesHead)
        return text;
    if (query.heads == Query::Heads::Single)
        return text + QStringLiteral(" H%1").arg(query.head, 2, 10, QLatin1Char('0'));
    return text
        + (query.heads == Query::Heads::Mean       ? StatusLine::tr(" mean")
                : query.heads == Query::Heads::Max ? StatusLine::tr(" max")
                                                   : StatusLine::tr(" min"));
}

} // namespace

QString colorText(const ColorMap& map, int row, int column)
{
    if (const int entry = legendEntryAt(map, row, column); entry >= 0)
        return translated(map.legend[std::size_t(entry)].name);
    QStringList channels;
    for (std::size_t channel = 0; channel < 3; ++channel) {
        const float value = map.colors[3 * (std::size_t(row) * map.columns + std::size_t(column)) + channel];
        if (std::isnan(value))
            return StatusLine::tr("no colour");
        channels += QString::number(double(value), 'f', 2);
    }
    return StatusLine::tr("red, green, blue %1").arg(channels.join(' '));
}

QString readOut(const Session& session, QPointF point, std::optional<int> token)
{
    const QString pixel
        = QStringLiteral("px (%1, %2)").arg(int(std::floor(point.x()))).arg(int(std::floor(point.y())));
    const auto& run = session.content().run;
    if (!run)
        return pixel;
    if (!token)
        return StatusLine::tr("not seen by the model · %1").arg(pixel);
    const ViTShape& shape = run->shape();
    const int patch = *token - int(shape.prefix.size());
    QStringList parts{
        StatusLine::tr("patch (r %1, c %2)").arg(patch / shape.columns).arg(patch % shape.columns),
        StatusLine::tr("token %1").arg(*token), placeText(session)};
    if (const Heatmap* map = session.selectedMap(); map && patch < int(map->values.size())) {
        const float value = map->values[std::size_t(patch)];
        const auto larger = std::count_if(
            map->values.begin(), map->values.end(), [value](float other) { return other > value; });
        parts += QStringLiteral("%1 %2").arg(
            translated(map->unit), QString::fromStdString(shortNumber(double(value))));
        parts += StatusLine::tr("rank %1/%2").arg(larger + 1).arg(map->values.size());
    }
    if (const auto* colors = std::get_if<ColorMap>(session.selected()))
        parts += colorText(*colors, patch / shape.columns, patch % shape.columns);
    if (const QString other = session.compared().readOut(*token); !other.isEmpty())
        parts += other;
    parts += pixel;
    return parts.join(QStringLiteral(" · "));
}

StatusLine::StatusLine(Session& session, QWidget* parent)
    : QStatusBar(parent)
    , m_session(session)
    , m_readOut(new QLabel)
    , m_cost(new QLabel)
    , m_stage(new QLabel)
    , m_progress(new QProgressBar)
    , m_cancel(new QToolButton)
{
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font().pointSizeF());
    m_readOut->setFont(fixed);
    m_readOut->setContentsMargins(8, 0, 0, 0);
    m_readOut->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_readOut->setAccessibleName(tr("Read-out"));
    m_cost->setContentsMargins(8, 0, 8, 0);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(140, 10);
    m_progress->setAccessibleName(tr("Progress"));
    m_cancel->setText(tr("Cancel (Esc)"));
    m_cancel->setFocusPolicy(Qt::TabFocus);
    m_cancel->setAutoRaise(true);
    setSizeGripEnabled(false);
    addWidget(m_readOut, 1);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_stage, m_progress, m_cancel, m_cost})
        addPermanentWidget(widget);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_stage, m_progress, m_cancel})
        widget->hide();
    m_delay.setSingleShot(true);
    m_delay.setInterval(patience);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        for (QWidget* widget : std::initializer_list<QWidget*>{m_stage, m_progress, m_cancel})
            widget->show();
    });
    connect(m_cancel, &QToolButton::clicked, this, &StatusLine::cancelAsked);
    connect(&session, &Session::busyChanged, this, &StatusLine::takeBusy);
    connect(&session, &Session::contentChanged, this, &StatusLine::takeContent);
    connect(&session, &Session::progressed, this, [this](const QString& stage, double fraction) {
        m_stage->setText(translated(stage));
        m_progress->setRange(0, fraction > 0 ? 1000 : 0); // an unknown part is shown as motion
        m_progress->setValue(int(fraction * 1000));
    });
    connect(&session, &Session::findingChanged, this, [this] {
        if (m_pointed)
            m_readOut->setText(readOut(m_session, m_pointed->first, m_pointed->second));
    });
}

void StatusLine::takeBusy()
{
    if (m_session.busy()) {
        if (!m_delay.isActive() && !m_progress->isVisible())
            m_delay.start();
        return;
    }
    m_delay.stop();
    m_stage->clear();
    for (QWidget* widget : std::initializer_list<QWidget*>{m_stage, m_progress, m_cancel})
        widget->hide();
}

void StatusLine::takeContent()
{
    const auto& run = m_session.content().run;
    if (!run)
        return;
    QStringList lines;
    for (const std::string& note : run->notes())
        lines += translated(note);
    m_cost->setText(tr("forward %1 s · %2")
                        .arg(run->seconds(), 0, 'f', run->seconds() < 0.1 ? 3 : 2)
                        .arg(QString::fromStdString(run->device()).toUpper()));
    m_cost->setToolTip(lines.isEmpty() ? tr("Time of the last pass and where it ran") : lines.join('\n'));
}

void StatusLine::point(QPointF picturePoint, std::optional<int> token)
{
    m_pointed = {picturePoint, token};
    m_readOut->setText(readOut(m_session, picturePoint, token));
}

void StatusLine::tell(const QString& readOut)
{
    m_pointed.reset();
    m_readOut->setText(readOut);
}

void StatusLine::pointNowhere()
{
    m_pointed.reset();
    m_readOut->clear();
}

QString StatusLine::text() const
{
    return m_readOut->text();
}
bool StatusLine::showsProgress() const
{
    return m_progress->isVisible();
}

} // namespace vitscope
