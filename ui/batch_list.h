// SPDX-License-Identifier: MIT
#pragma once

#include "core/batch/batch_run.h"

#include <QAbstractTableModel>

namespace vitscope {

/// The pictures of a batch, the files to be made of each, and what became of them.
class BatchList : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { PictureColumn, OutputColumn, StateColumn, Columns };

    using QAbstractTableModel::QAbstractTableModel;

    void setPlan(BatchPlan plan);
    const BatchPlan& plan() const { return m_plan; }
    void forgetOutcomes();
    void setOutcome(const BatchProgress& outcome);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString stateText(std::size_t row) const;

    BatchPlan m_plan;
    std::map<std::size_t, BatchProgress> m_outcomes; ///< by row
};

} // namespace vitscope
