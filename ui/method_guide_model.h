// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/query.h"

#include <QAbstractListModel>

namespace vitscope {

class Session;

/// The session's methods as cards under the questions that they answer. Methods that the model refuses are
/// not enabled.
class MethodGuideModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        TitleRole = Qt::UserRole, ///< of a heading the only one that is not empty
        MarkRole, ///< class-specific or class-agnostic
        KeyRole, ///< "3"; may be empty
        SentenceRole,
        CannotRole,
        CostRole, ///< or why it is refused
        SourceRole,
        ClassSpecificRole, ///< bool
        RefusedRole, ///< bool
        ShownRole, ///< bool: the one on the picture
    };
    MethodGuideModel(const Session& session, QObject* parent);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    bool isHeading(int row) const { return m_rows[std::size_t(row)].method < 0; }
    const MethodFacts& method(int row) const;
    QString searchText(int row)
        const; ///< the heading above it and what it says, but for its cost, which names other methods

private:
    struct Row
    {
        MethodGroup group;
        int method; ///< -1: the group's heading
        QString refusal;
    };
    void fill();
    QString text(const Row& row, int role) const;

    const Session& m_session;
    std::vector<Row> m_rows;
};

} // namespace vitscope
