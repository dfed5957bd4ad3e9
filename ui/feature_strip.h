// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

#include <vector>

class QLabel;

namespace vitscope {

/// The features of a model without a classifier: how many, their Euclidean norm and range, and a bar for
/// each, zero in the middle. Pointing at a bar tells its index and value.
class FeatureStrip : public QWidget
{
    Q_OBJECT
public:
    explicit FeatureStrip(QWidget* parent = nullptr);

    void show(std::vector<float> features);
    QString summary() const; ///< "768 features, norm 27.31, from -4.12 to 6.2"

private:
    class Bars;
    void copy() const;

    std::vector<float> m_features;
    QLabel* m_summary;
    Bars* m_bars;
};

} // namespace vitscope
