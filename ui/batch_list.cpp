// SPDX-License-Identifier: MIT
#include "ui/batch_list.h"

#include "ui/language.h"

#include <QFileInfo>

namespace vitscope {

void BatchList::setPlan(BatchPlan plan)
{
    beginResetModel();
    m_plan = std::move(plan);
    m_outcomes.clear();
    endResetModel();
}

void BatchList::forgetOutcomes()
{
    m_outcomes.clear();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, StateColumn), index(rowCount() - 1, StateColumn));
}

void BatchList::setOutcome(const BatchProgress& outcome)
{
    m_outcomes[outcome.index] = outcome;
    const QModelIndex cell = index(int(outcome.index), StateColumn);
    Q_EMIT dataChanged(cell, cell);
}

int BatchList::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_plan.pictures.size());
}

int BatchList::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QString BatchList::stateText(std::size_t row) const
{
    const auto found = m_outcomes.find(row);
    if (found == m_outcomes.end())
        return {};
    switch (found->second.outcome) {
    case BatchProgress::Outcome::Made:
        return tr("done");
    case BatchProgress::Outcome::Kept:
        return tr("finished before");
    case BatchProgress::Outcome::Failed:
        return tr("failed: %1").arg(translated(found->second.failure));
    }
    return {};
}

QVariant BatchList::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const PlannedPicture& one = m_plan.pictures[std::size_t(index.row())];
    const bool isTip = role == Qt::ToolTipRole;
    if (role != Qt::DisplayRole && !isTip)
        return {};
    if (index.column() == PictureColumn)
        return QString::fromStdString(isTip ? one.picture.path : one.picture.name);
    if (index.column() == StateColumn)
        return stateText(std::size_t(index.row()));
    QStringList names;
    for (const std::string& output : one.outputs) {
        const QString path = QString::fromStdString(output);
        names += isTip ? path : QFileInfo(path).fileName();
    }
    return names.join(isTip ? "\n" : ", ");
}

QVariant BatchList::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == PictureColumn ? tr("Picture") : section == OutputColumn ? tr("Files") : tr("State");
}

} // namespace vitscope
