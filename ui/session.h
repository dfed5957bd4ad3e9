// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"
#include "core/engine/average_pictures.h"
#include "ui/attention_map.h"
#include "ui/content.h"
#include "ui/job_lane.h"
#include "ui/log.h"
#include "ui/open_files.h"
#include "ui/restoring.h"
#include "ui/shown_side.h"
#include "ui/view_state.h"

#include <QStringList>
#include <QUndoStack>

namespace vitscope {

class ComparedSide;
class FilmMaps;

/// The only changing state of the window: the view being edited and the latest const results that belong to
/// it. Lives on the UI thread; long work goes through its lane. Everything else of the window shows a part of
/// it and asks it for changes.
///
/// Opening is one step: the new model, picture and pass replace the old ones together once all of them are
/// there, so a failure or a cancel at any point leaves what was shown.
class Session : public QObject
{
    Q_OBJECT
public:
    /// Called on the worker thread; may take long the first time.
    using EngineProvider = std::function<const Engine&()>;
    using Edit = std::function<void(ViewState&)>;

    explicit Session(EngineProvider engine, QObject* parent = nullptr);
    ~Session() override;

    const ViewState& state() const { return m_state; }
    const Content& content() const { return m_content; }
    /// The second side of a comparison, whether there is one or not.
    ComparedSide& compared() const { return *m_compared; }
    ShownSide shown(Side side) const;
    FilmMaps& filmMaps() const { return *m_filmMaps; }
    QUndoStack& history() { return m_history; }
    Log& log() { return m_log; }
    /// Empty until the engine is loaded.
    std::span<const MethodFacts> methods() const;
    const MethodFacts* method() const; ///< the one chosen; null until the engine is loaded
    /// Why a method is not for the model shown, in the language of the window; empty where it may be chosen.
    QString refusal(const MethodFacts& method) const;
    void chooseMethod(const std::string& id); ///< as one undoable step
    const Engine* engine() const { return m_engine; } ///< null until loaded
    const QString& versions() const { return m_versions; } ///< of the libraries; empty until loaded

    /// The pictures opened together, for going from one to the next.
    const std::vector<std::string>& film() const { return m_film; }
    const std::string& filmFolder() const { return m_filmFolder; } ///< whose pictures they are; or empty
    /// Whether the method's numbers have a mean over the film, and whether that is asked for and shown.
    bool canAverage() const;
    bool averages() const { return m_state.average && canAverage(); }
    /// What selected() is the mean of; null where it is of one picture.
    const Average* average() const { return averages() ? m_average.get() : nullptr; }

    /// Display choices to begin with; not undoable.
    void setStartDisplay(const DisplayOptions& display) { m_state.display = display; }

    /// Opens what the files are: pictures, weights, folders. While nothing is shown yet, the demo model and
    /// the sample pictures stand in for what is not named.
    void open(const std::vector<std::string>& paths);
    void openDemo(); ///< the demo model and the samples
    void openPasted(const QByteArray& encoded, const QString& name);
    void openFromFilm(const std::string& path); ///< one of the film, or pasted before, or any picture
    void stepPicture(int by); ///< to the next (1) or previous (-1) picture of the film

    /// Weights that a person asked for and that did not open, so that hints can still be given for them.
    struct Refused
    {
        std::string path;
        ModelHints hints;
        Error error;
    };
    const Refused* refused() const { return m_refused ? &*m_refused : nullptr; }
    /// Reads the refused weights, or else the model shown, again with other hints.
    void changeHints(const QString& name, const ModelHints& hints);
    void forgetRefused();

    /// The view and its files, for a session file; panels and figure options are the window's.
    SessionDocument document() const;
    /// Brings back the view of a session file or of the record inside an exported figure, as one step.
    void restoreFrom(const std::string& file, bool isFigure);
    /// What was to be brought back last and did not find a file; null when nothing is missing.
    const Restoring* missing() const { return m_missing ? &*m_missing : nullptr; }
    void locate(const std::string& path); ///< the missing file is this one: tries again

    /// Changes the view as one undoable step. `text` is English and translated where it is shown. Edits with
    /// the same `mergeId` (not 0) that follow one another within a second become one step.
    void edit(const QString& text, const Edit& change, int mergeId = 0);
    void pin(int token, bool add, Side side = Side::First); ///< selects a token; add: keeps the other pins
    void removePin();
    void chooseHead(int layer, int head); ///< raw attention of one head

    /// The token under the pointer, none when it left: shown, never part of the state. Both sides of a
    /// comparison are asked from the same place.
    void setHover(std::optional<int> token, Side side = Side::First);
    std::optional<int> hover() const { return m_hover; }
    bool followsPointer() const { return m_followsPointer; }
    void setFollowsPointer(bool follows);
    /// What is shown: the state's query, or that of the token under the pointer where the method can.
    Query shownQuery() const;

    /// What is shown now, and the same as a map or as colours; null while there is none.
    const Finding* finding() const { return m_hoverFinding ? &*m_hoverFinding : selected(); }
    const Heatmap* map() const { return std::get_if<Heatmap>(finding()); }
    const ColorMap* colors() const { return std::get_if<ColorMap>(finding()); }
    /// The answer to the state's own query, whatever the pointer is over.
    const Finding* selected() const { return m_finding ? &*m_finding : nullptr; }
    const Heatmap* selectedMap() const { return std::get_if<Heatmap>(selected()); }
    std::optional<Scale> scale() const; ///< of finding(); none where it has none
    /// Range of the layer or of the model around selectedMap(), where the display asks for one.
    std::optional<ValueRange> selectedWiderRange() const { return widerRange(false); }
    /// The same for what is shown.
    std::optional<ValueRange> shownWiderRange() const { return widerRange(m_hoverFinding.has_value()); }
    bool isStale() const; ///< something newer than selected() is being computed
    const AttentionOverview* overview() const { return m_overview ? &*m_overview : nullptr; }
    /// Whether someone looks at the overview; without, it is not computed.
    void setOverviewWanted(bool wanted);

    void tellAll(); ///< emits what a window that is new has to hear
    bool busy() const;
    void cancel(); ///< opening if it goes on, else the analysis

Q_SIGNALS:
    void stateChanged();
    void engineLoaded();
    void contentChanged(); ///< model, picture or run
    void refusedChanged();
    void filmChanged();
    void hoverChanged();
    void findingChanged(); ///< finding() or its scale, on either side
    void comparedChanged(); ///< content of the second side
    void overviewChanged();
    void busyChanged();
    void progressed(const QString& text, double fraction);
    void skipped(const QStringList& sentences); ///< files that were not opened, and why
    void opened(const QString& model, const QString& picture); ///< paths that a person opened and that worked
    void failed(const vitscope::Error& error);
    void figureOffered(const QString& path); ///< it was opened and holds the record of a view
    void restored(const vitscope::Restoring& restoring); ///< a session or a figure's view is shown

private:
    friend class ViewCommand;
    friend class ComparedSide;
    friend class FilmMaps;
    struct Opening; ///< what an opening asks for and gathers on its way

    void begin(Opening opening);
    void runOn(std::shared_ptr<Opening> opening);
    static void runSecond(
        Opening& opening, const Engine& engine, const Cancel& cancel, const Progress& progress);
    void commit(Opening& opening);
    void apply(const ViewState& state); ///< by the undo stack
    void goBack(); ///< content for a state that was gone back to
    void addKnownFiles(Restoring& restoring) const;
    static void prepareRestored(Opening& opening, const Engine& engine, const Cancel& cancel);
    ViewState stateAfter(Opening& opening) const; ///< throws for what a figure names and the model lacks
    void tellRestored(Restoring& restoring);
    void fail(Stage stage, const Error& error);
    void takeFilm(const Opening& opening);
    void addToFilm(const std::vector<std::string>& pictures);
    static QString openText(const Opening& opening);
    void rememberHints() const; ///< for the next time that these weights are opened
    void keepContent(); ///< the state names what is still shown
    /// Query and pins inside the model's shape; tokens of another shape than before's mean nothing here.
    void fitState(ViewState& state, const std::shared_ptr<const Run>& before) const;

    void refresh(); ///< findings and overview for what is shown
    void refreshFinding();
    /// What an answer is an answer to; equal questions are not asked twice.
    struct Question
    {
        std::shared_ptr<const Run> run; ///< null for a mean over pictures, which are named then
        std::string method;
        Parameters parameters;
        Query query;
        std::shared_ptr<const Model> model = {}; ///< this and the next for a mean
        Interventions interventions = {};
        std::vector<std::string> pictures = {};
        bool operator==(const Question&) const = default;
    };
    struct Answer
    {
        Finding finding;
        std::optional<ValueRange> layerRange; ///< of all heads of the layer, for raw attention
        std::shared_ptr<const Average> average = {}; ///< what the finding is the mean of, if it is one
    };
    static Answer rawAnswer(const Question& question);
    Question questionOf(const Query& query) const;
    /// Rows of raw attention, and columns of the layer that was asked for one before.
    static bool answersAtOnce(const Question& question, int warmLayer);
    /// Of one picture; for the lane.
    static Answer answerOf(const Engine& engine, const Question& question, const Cancel& cancel,
        const Progress& progress, const ShowPartial& preview = {});
    void answer(const Question& question); ///< at once where it can be, else in the lane
    void answerInLane(const Question& question);
    void answerAverage(const Question& question);
    void show(const Question& question, Answer soFar);
    void tellFailures(const Average& average);
    void take(const Question& question, Answer answer);
    void dropFinding(); ///< cancelled or failed: not asked again until the question changes
    void refreshOverview();
    std::optional<ValueRange> widerRange(bool ofHover) const;

    EngineProvider m_provider;
    const Engine* m_engine = nullptr;
    QString m_versions;
    ViewState m_state;
    Content m_content;
    ContentCache m_cache;
    std::map<std::string, QByteArray> m_pasted; ///< encoded pictures by name
    std::vector<std::string> m_film;
    std::string m_filmFolder;
    QUndoStack m_history;
    std::optional<ViewState>
        m_next; ///< where the history leads, applied once it is there: many steps are one
    Log m_log;
    std::shared_ptr<Opening> m_opening; ///< the latest one
    std::optional<Refused> m_refused;
    std::optional<Restoring> m_missing;

    std::optional<int> m_hover;
    bool m_followsPointer = true;
    std::optional<Question> m_answered; ///< what m_finding answers; set without a finding after a cancel
    std::optional<Question> m_asked; ///< what the lane is working on
    std::optional<Finding> m_finding; ///< of the state's query
    std::shared_ptr<const Average> m_average; ///< what it is the mean of
    std::optional<Finding> m_hoverFinding; ///< of the token under the pointer
    std::optional<ValueRange> m_layerRange, m_hoverLayerRange;
    std::optional<AttentionOverview> m_overview;
    bool m_overviewWanted = false;
    bool m_fellBack = false; ///< the demo was opened because what was asked for at the start failed
    int m_warmLayer = -1; ///< layer whose columns were asked once, so that more of them are cheap
    std::unique_ptr<ComparedSide> m_compared;
    std::unique_ptr<FilmMaps> m_filmMaps;

    JobLane m_lane; ///< last: ends before what its results go to
};

} // namespace vitscope
