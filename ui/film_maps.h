// SPDX-License-Identifier: MIT
#pragma once

#include "ui/session.h"

#include <QTimer>

namespace vitscope {

/// The view's map for other pictures than the one shown: what thumbnails are painted with. Computed only for
/// pictures that somebody looks at, one by one in the lane's last stage, while nothing else goes on. UI
/// thread.
class FilmMaps : public QObject
{
    Q_OBJECT
public:
    struct Map
    {
        Framing framing;
        Finding finding;
    };

    explicit FilmMaps(Session& session);

    bool isWanted() const { return m_wanted; }
    void setWanted(bool wanted);
    void setVisible(std::vector<std::string> pictures); ///< the paths whose thumbnails are on screen
    /// Of the view as it is; null while there is none.
    const Map* find(const std::string& picture) const;

Q_SIGNALS:
    void wantedChanged();
    void changed(); ///< of some picture, or the view

private:
    struct Answer
    {
        std::shared_ptr<const Run> run;
        std::optional<Map> map; ///< none: it failed
    };
    static ViewState questionOf(const ViewState& state);
    void takeState();
    void next();
    void compute(const std::string& picture);
    std::shared_ptr<const Run> knownRun(const std::string& picture) const;
    void keep(const std::string& picture, const std::shared_ptr<const Run>& run);

    Session& m_session;
    bool m_wanted = false;
    std::vector<std::string> m_visible;
    ViewState m_question; ///< what the maps answer, whatever the picture
    std::map<std::string, std::optional<Map>> m_maps;
    std::list<std::pair<std::string, std::shared_ptr<const Run>>> m_runs; ///< newest first
    QTimer m_rest; ///< a moment without other work
};

} // namespace vitscope
