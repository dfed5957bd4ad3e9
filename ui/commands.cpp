// SPDX-License-Identifier: MIT
#include "ui/commands.h"

#include "ui/language.h"
#include "ui/main_window.h"
#include "ui/method_text.h"
#include "ui/recent_menus.h"
#include "ui/views.h"

#include <QCoreApplication>
#include <QDockWidget>

namespace vitscope {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("vitscope::CommandPalette", text);
}

/// The title in English where another language is shown.
QString englishOf(std::string_view english)
{
    const QString text = QString::fromUtf8(english.data(), qsizetype(english.size()));
    return translated(english) == text ? QString() : withoutMark(text);
}

void addActions(std::vector<WindowCommand>& commands, MainWindow& window)
{
    for (const ActionFacts& facts : actionTable()) {
        QAction* action = window.actions()[facts.id];
        QString title = withoutMark(action->text());
        if (title.endsWith(u'…'))
            title.chop(1);
        commands.push_back({title, withoutMark(translated(facts.menu)),
            action->shortcut().toString(QKeySequence::NativeText), action->statusTip(), action->isEnabled(),
            [action] { action->trigger(); }, englishOf(facts.text)});
    }
}

void addMethods(std::vector<WindowCommand>& commands, MainWindow& window)
{
    Session& session = window.session();
    for (const MethodFacts& facts : session.methods()) {
        const QString refusal = session.refusal(facts);
        commands.push_back(
            {translated(facts.title), tr("Method"), facts.key ? QString::number(facts.key) : QString(),
                refusal.isEmpty() ? translated(facts.sentence) : refusalText(refusal), refusal.isEmpty(),
                [&session, id = facts.id] { session.chooseMethod(id); }, englishOf(facts.title)});
    }
}

void addPanels(std::vector<WindowCommand>& commands, MainWindow& window)
{
    for (const ViewFacts* facts : views()) {
        QDockWidget* dock = window.dock(facts->id);
        commands.push_back({dock->windowTitle(), tr("Panel"), {}, dock->toolTip(), true,
            [dock] {
                dock->show();
                dock->raise();
                dock->widget()->setFocus();
            },
            englishOf(facts->title)});
    }
}

void addRecent(std::vector<WindowCommand>& commands, MainWindow& window)
{
    const Settings settings;
    for (const QStringList& entries : {settings.recentSessions(), settings.recentPairs(),
             settings.recentPictures(), settings.recentModels()})
        for (const QString& entry : entries) {
            const bool there = recentIsThere(entry);
            commands.push_back({recentTitle(entry), tr("Recent"), {},
                there ? entry : tr("It is not there now."), there, [&window, entry] {
                    window.open(filesOfPair(entry));
                }});
        }
}

void addClasses(std::vector<WindowCommand>& commands, MainWindow& window)
{
    Session& session = window.session();
    if (!session.content().model)
        return;
    const std::vector<std::string>& names = session.content().model->report().classNames;
    for (int index = 0; index < int(names.size()); ++index) {
        const QString name = QString::fromStdString(names[std::size_t(index)]);
        if (name.isEmpty())
            continue;
        commands.push_back({name, tr("Class"), {}, tr("Explain this class, with methods that explain one"),
            true, [&session, name, index] {
                session.edit(QStringLiteral("Explain %1").arg(name), [index](ViewState& state) {
                    state.query.classes = {{index, 1}};
                    state.query.similarTo = Query::none;
                    state.similarPicture.clear();
                });
            }});
    }
}

} // namespace

std::vector<WindowCommand> commandsOf(MainWindow& window)
{
    std::vector<WindowCommand> commands;
    addActions(commands, window);
    addMethods(commands, window);
    addPanels(commands, window);
    addRecent(commands, window);
    addClasses(commands, window);
    return commands;
}

} // namespace vitscope
