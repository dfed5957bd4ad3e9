// SPDX-License-Identifier: MIT
#include "ui/method_guide_model.h"

#include "ui/language.h"
#include "ui/method_text.h"
#include "ui/session.h"

namespace vitscope {

MethodGuideModel::MethodGuideModel(const Session& session, QObject* parent)
    : QAbstractListModel(parent)
    , m_session(session)
{
    fill();
    connect(&session, &Session::engineLoaded, this, &MethodGuideModel::fill);
    connect(&session, &Session::contentChanged, this, [this] {
        for (Row& row : m_rows)
            if (row.method >= 0)
                row.refusal = m_session.refusal(m_session.methods()[std::size_t(row.method)]);
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    });
    connect(&session, &Session::stateChanged, this, [this] {
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1), {ShownRole});
    });
}

void MethodGuideModel::fill()
{
    beginResetModel();
    m_rows.clear();
    const auto methods = m_session.methods();
    for (std::size_t i = 0; i < methods.size(); ++i) {
        const MethodGroup group = methods[i].group;
        if (m_rows.empty() || m_rows.back().group != group)
            m_rows.push_back({group, -1, {}});
        m_rows.push_back({group, int(i), m_session.refusal(methods[i])});
    }
    endResetModel();
}

int MethodGuideModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

const MethodFacts& MethodGuideModel::method(int row) const
{
    return m_session.methods()[std::size_t(m_rows[std::size_t(row)].method)];
}

Qt::ItemFlags MethodGuideModel::flags(const QModelIndex& index) const
{
    const Row& row = m_rows[std::size_t(index.row())];
    if (row.method < 0 || !row.refusal.isEmpty())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

QString MethodGuideModel::text(const Row& row, int role) const
{
    if (row.method < 0)
        return role == TitleRole || role == Qt::DisplayRole ? translated(groupTitle(row.group)) : QString();
    const MethodFacts& facts = m_session.methods()[std::size_t(row.method)];
    switch (role) {
    case TitleRole:
    case Qt::DisplayRole:
        return translated(facts.title);
    case MarkRole:
        return classMark(facts);
    case KeyRole:
        return facts.key ? QString::number(facts.key) : QString();
    case SentenceRole:
        return translated(facts.sentence);
    case CannotRole:
        return translated(facts.cannot);
    case CostRole:
        return row.refusal.isEmpty() ? costText(facts) : refusalText(row.refusal);
    case SourceRole:
        return QString::fromStdString(facts.source);
    }
    return {};
}

QVariant MethodGuideModel::data(const QModelIndex& index, int role) const
{
    const Row& row = m_rows[std::size_t(index.row())];
    if (role == ClassSpecificRole)
        return row.method >= 0 && method(index.row()).usesClass;
    if (role == RefusedRole)
        return !row.refusal.isEmpty();
    if (role == ShownRole)
        return row.method >= 0 && method(index.row()).id == m_session.state().method;
    if (role == Qt::AccessibleTextRole && row.method >= 0)
        return tr("%1, %2. %3 But: %4 %5 Source: %6.")
            .arg(text(row, TitleRole), text(row, MarkRole), text(row, SentenceRole), text(row, CannotRole),
                text(row, CostRole), text(row, SourceRole));
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole
        || (role >= TitleRole && role <= SourceRole))
        return text(row, role == Qt::AccessibleTextRole ? int(TitleRole) : role);
    return {};
}

QString MethodGuideModel::searchText(int row) const
{
    const Row& one = m_rows[std::size_t(row)];
    QStringList parts{translated(groupTitle(one.group)), QString::fromStdString(method(row).id)};
    for (const int role : {TitleRole, MarkRole, SentenceRole, CannotRole, SourceRole})
        parts += text(one, role);
    return parts.join(' ');
}

} // namespace vitscope
