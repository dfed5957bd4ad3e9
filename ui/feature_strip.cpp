// SPDX-License-Identifier: MIT
#include "ui/feature_strip.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace vitscope {

class FeatureStrip::Bars : public QWidget
{
public:
    explicit Bars(const std::vector<float>& features)
        : m_features(features)
    {
        setMinimumHeight(48);
        setMouseTracking(true);
        setAccessibleName(FeatureStrip::tr("Features"));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), palette().color(QPalette::Base));
        const double middle = height() / 2.0, largest = largestMagnitude();
        painter.setPen(palette().color(QPalette::Mid));
        painter.drawLine(QPointF(0, middle), QPointF(width(), middle));
        if (m_features.empty() || largest == 0)
            return;
        // More features than columns: a column shows the range of those that fall on it.
        for (int x = 0; x < width(); ++x) {
            const std::size_t first = indexAt(x), last = std::max(first + 1, indexAt(x + 1));
            const auto [low, high] = std::minmax_element(m_features.begin() + std::ptrdiff_t(first),
                m_features.begin() + std::ptrdiff_t(std::min(last, m_features.size())));
            const double top = middle - std::max(0.0f, *high) / largest * (middle - 1);
            const double bottom = middle - std::min(0.0f, *low) / largest * (middle - 1);
            painter.fillRect(
                QRectF(x, top, 1, std::max(1.0, bottom - top)), palette().color(QPalette::Highlight));
        }
    }

    bool event(QEvent* event) override
    {
        if (event->type() != QEvent::ToolTip || m_features.empty())
            return QWidget::event(event);
        const auto* help = static_cast<QHelpEvent*>(event);
        const std::size_t index = indexAt(std::clamp(help->pos().x(), 0, std::max(0, width() - 1)));
        QToolTip::showText(help->globalPos(),
            FeatureStrip::tr("Feature %1: %2").arg(index).arg(double(m_features[index]), 0, 'g', 4), this);
        return true;
    }

private:
    std::size_t indexAt(int x) const
    {
        return std::min(
            m_features.size() - 1, std::size_t(x) * m_features.size() / std::size_t(std::max(1, width())));
    }
    double largestMagnitude() const
    {
        double largest = 0;
        for (const float value : m_features)
            if (std::isfinite(value))
                largest = std::max(largest, std::abs(double(value)));
        return largest;
    }

    const std::vector<float>& m_features;
};

FeatureStrip::FeatureStrip(QWidget* parent)
    : QWidget(parent)
    , m_summary(new QLabel)
    , m_bars(new Bars(m_features))
{
    m_summary->setWordWrap(true);
    auto* copyButton = new QPushButton(tr("Copy values"));
    copyButton->setToolTip(tr("Copies the features as text, one number a line"));
    connect(copyButton, &QPushButton::clicked, this, &FeatureStrip::copy);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 6, 10, 8);
    column->addWidget(m_summary);
    column->addWidget(m_bars, 1);
    column->addWidget(copyButton, 0, Qt::AlignLeft);
}

void FeatureStrip::show(std::vector<float> features)
{
    m_features = std::move(features);
    m_summary->setText(tr("No classifier: the model answers with %1.").arg(summary()));
    m_bars->update();
}

QString FeatureStrip::summary() const
{
    double squares = 0;
    for (const float value : m_features)
        squares += double(value) * value;
    const auto [low, high] = std::minmax_element(m_features.begin(), m_features.end());
    if (low == m_features.end())
        return tr("no features");
    return tr("%1 features, norm %2, from %3 to %4")
        .arg(m_features.size())
        .arg(std::sqrt(squares), 0, 'g', 4)
        .arg(double(*low), 0, 'g', 3)
        .arg(double(*high), 0, 'g', 3);
}

void FeatureStrip::copy() const
{
    QString text;
    for (const float value : m_features)
        text += QString::number(value, 'g', 9) + '\n';
    QGuiApplication::clipboard()->setText(text);
}

} // namespace vitscope
