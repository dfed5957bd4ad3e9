// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

namespace vitscope {

/// The second side of a comparison: the content and the answers that belong to the state's other() view. The
/// session asks it to catch up whenever anything changed; it works in the session's lane, behind the first
/// side, and shares its cache. UI thread.
///
/// Opening is one step here too: the state names another side only once that is there, so a failure or a
/// cancel leaves what was shown.
class ComparedSide : public QObject
{
    Q_OBJECT
public:
    explicit ComparedSide(Session& session);

    bool isShown() const; ///< a comparison is on and its second side is there
    bool isOpening() const; ///< files for it are being read
    const Content& content() const { return m_content; }
    /// Of the token that asks, or of the one under the pointer; null while there is none.
    const Finding* finding() const;
    const Finding* selected() const { return m_finding ? &*m_finding : nullptr; }
    const MethodFacts* method() const; ///< of this side
    Query query(bool hovered) const; ///< in this side's tokens
    QString note() const; ///< what of the query had to be changed for this side; may be empty
    /// This side's patch and value at the place of a token of the first: for the read-out; may be empty.
    QString readOut(int firstToken) const;
    /// The pass whose predictions are told beside the first side's; null where its classes are others.
    std::shared_ptr<const Run> predictions() const;

    void open(const std::vector<std::string>& paths); ///< compares with what the files are
    void openPasted(const QByteArray& encoded, const QString& name);
    void close();
    void setReference(); ///< the view as it is becomes the second side
    void compareUntouched(); ///< with the same model without interventions
    void showDifference(bool shows);

    ShownSide shown(Side side) const; ///< Second or Difference
    /// The scale that both sides share where both are maps of one unit.
    std::optional<Scale> sharedScale() const;
    std::optional<int> tokenOfFirst(std::optional<int> token) const; ///< this side's token, carried over
    bool pointAt(std::optional<int> token); ///< under the pointer on this side; whether that is news

    void refresh();
    void opened(const Content& content, const ComparedState& state, const OpenPlan& plan);
    void stopOpening(); ///< cancelled or failed: what is shown stays, or else the side closes
    void dropFinding(); ///< cancelled or failed: not asked again until the question changes

private:
    void clear();
    void take(const Content& content);
    const Content* known(const ViewState& view, Content& made) const;
    void openInLane(const ViewState& view);
    void ask();
    Session::Question question(bool hovered) const;
    void answer(const Session::Question& question);
    void answerInLane(const Session::Question& question);
    void take(const Session::Question& question, Session::Answer answer);
    bool isStale() const;
    std::optional<ValueRange> widerRange() const;
    ShownSide shownDifference() const;

    Session& m_session;
    Content m_content;
    std::optional<ViewState> m_askedView; ///< what the lane opens for the state; none while files are opened
    std::optional<Session::Question> m_answered, m_asked;
    std::optional<Finding> m_finding, m_hoverFinding;
    std::optional<ValueRange> m_layerRange, m_hoverLayerRange;
    std::string m_refusal; ///< why the method is not for this side's model
    std::optional<int> m_pointed; ///< token under the pointer, where the pointer is on this side
    int m_warmLayer = -1;
    mutable std::optional<Finding> m_difference; ///< made when asked for
};

} // namespace vitscope
