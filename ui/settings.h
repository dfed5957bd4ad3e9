// SPDX-License-Identifier: MIT
#pragma once

#include <QSettings>
#include <QStringList>

namespace vitscope {

enum class Theme { System, Light, Dark };

/// What is remembered between starts: $XDG_CONFIG_HOME/vitscope/vitscope.ini. UI thread.
class Settings
{
public:
    static constexpr int layoutVersion = 2; ///< raised when docks change, so that old layouts are dropped

    /// The file itself, for what keeps its own keys in it.
    static QSettings store() { return {QSettings::IniFormat, QSettings::UserScope, "vitscope", "vitscope"}; }

    QStringList recentPictures() const { return list("recent/pictures"); }
    QStringList recentModels() const { return list("recent/models"); }
    QStringList recentPairs() const { return list("recent/pairs"); } ///< each: picture, line break, model
    QStringList recentSessions() const { return list("recent/sessions"); }
    void addRecentPicture(const QString& path) { addTo("recent/pictures", path); }
    void addRecentModel(const QString& path) { addTo("recent/models", path); }
    void addRecentPair(const QString& picture, const QString& model);
    void addRecentSession(const QString& path) { addTo("recent/sessions", path); }
    void clearRecent();
    /// Recent files and the last session are kept.
    bool remembers() const { return m_settings.value("recent/remember", true).toBool(); }
    void setRemembers(bool remembers) { m_settings.setValue("recent/remember", remembers); }
    bool reopens() const { return m_settings.value("recent/reopen", false).toBool(); } ///< at the start
    void setReopens(bool reopens) { m_settings.setValue("recent/reopen", reopens); }

    Theme theme() const { return Theme(m_settings.value("theme", 0).toInt()); }
    void setTheme(Theme theme) { m_settings.setValue("theme", int(theme)); }
    QString language() const { return m_settings.value("language").toString(); } ///< empty: the desktop's
    void setLanguage(const QString& id) { m_settings.setValue("language", id); }
    bool wheelZooms() const { return m_settings.value("wheelZooms", true).toBool(); } ///< else it moves
    void setWheelZooms(bool zooms) { m_settings.setValue("wheelZooms", zooms); }
    int threads() const { return m_settings.value("threads", 0).toInt(); } ///< 0: all cores
    void setThreads(int threads) { m_settings.setValue("threads", threads); }
    QString startColormap() const
    {
        return m_settings.value("start/colormap").toString();
    } ///< empty: as left
    void setStartColormap(const QString& id) { m_settings.setValue("start/colormap", id); }
    int startRange() const { return m_settings.value("start/range", -1).toInt(); } ///< RangeMode; -1: as left
    void setStartRange(int mode) { m_settings.setValue("start/range", mode); }
    bool showsFirstSteps() const { return m_settings.value("firstSteps", true).toBool(); }
    void setShowsFirstSteps(bool shows) { m_settings.setValue("firstSteps", shows); }
    QByteArray geometry() const { return m_settings.value("window/geometry").toByteArray(); }
    QByteArray layout() const { return m_settings.value("window/layout").toByteArray(); }
    void setWindow(const QByteArray& geometry, const QByteArray& layout);
    QString folder(const QString& of) const { return m_settings.value("folder/" + of).toString(); }
    void setFolder(const QString& of, const QString& path) { m_settings.setValue("folder/" + of, path); }
    void save() { m_settings.sync(); } ///< to the file, now
    /// Display choices that a new picture starts with.
    QString display() const { return m_settings.value("display").toString(); }
    void setDisplay(const QString& text) { m_settings.setValue("display", text); }

private:
    QStringList list(const QString& key) const { return m_settings.value(key).toStringList(); }
    void addTo(const QString& key, const QString& path);

    QSettings m_settings = store();
};

/// Where files go that nobody chose a folder for: the folder of pictures, or the home folder.
QString picturesFolder();

} // namespace vitscope
