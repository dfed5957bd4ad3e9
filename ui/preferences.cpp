// SPDX-License-Identifier: MIT
#include "ui/preferences.h"

#include "core/figure/display.h"
#include "ui/language.h"
#include "ui/named.h"
#include "ui/shortcut_editor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QThread>
#include <QVBoxLayout>

namespace vitscope {

namespace {

void choose(QComboBox* box, const QVariant& data)
{
    box->setCurrentIndex(std::max(0, box->findData(data)));
}

} // namespace

Preferences::Preferences(Actions& actions, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Preferences"));
    auto* pages = named("preferencePages", new QTabWidget);
    pages->addTab(makeGeneral(), tr("&General"));
    pages->addTab(new ShortcutEditor(actions), tr("&Keys"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(pages);
    column->addWidget(buttons);
    resize(640, 560);
}

QWidget* Preferences::makeGeneral()
{
    auto* page = new QWidget;
    auto* form = new QFormLayout(page);
    form->setContentsMargins(18, 18, 18, 18);
    form->setVerticalSpacing(12);
    addLook(form);
    addStart(form);
    addMemory(form);
    return page;
}

void Preferences::addLook(QFormLayout* form)
{
    auto* theme = named("preferTheme", new QComboBox);
    theme->addItem(tr("As the desktop"), int(Theme::System));
    theme->addItem(tr("Light"), int(Theme::Light));
    theme->addItem(tr("Dark"), int(Theme::Dark));
    choose(theme, int(m_settings.theme()));
    connect(theme, &QComboBox::currentIndexChanged, this, [this, theme] {
        const auto chosen = Theme(theme->currentData().toInt());
        m_settings.setTheme(chosen);
        Q_EMIT themeChosen(chosen);
    });
    auto* wheel = named("preferWheel", new QComboBox);
    wheel->addItem(tr("Zooms at the pointer"), true);
    wheel->addItem(tr("Moves the picture (with Ctrl it zooms)"), false);
    choose(wheel, m_settings.wheelZooms());
    connect(wheel, &QComboBox::currentIndexChanged, this, [this, wheel] {
        m_settings.setWheelZooms(wheel->currentData().toBool());
        Q_EMIT wheelChosen(m_settings.wheelZooms());
    });
    auto* language = named("preferLanguage", new QComboBox);
    language->addItem(tr("As the desktop"), QString());
    for (const Language& one : languages())
        language->addItem(QString::fromUtf8(one.name), QString::fromLatin1(one.id));
    choose(language, m_settings.language());
    connect(language, &QComboBox::currentIndexChanged, this, [this, language] {
        m_settings.setLanguage(language->currentData().toString());
        applyLanguage(languageFor(m_settings.language()));
    });
    form->addRow(tr("&Language"), language);
    form->addRow(tr("&Theme"), theme);
    form->addRow(tr("Mouse &wheel"), wheel);
}

void Preferences::addStart(QFormLayout* form)
{
    auto* colors = named("preferColormap", new QComboBox);
    colors->addItem(tr("As they were left"), QString());
    colors->addItem(tr("Automatic"), QString::fromLatin1(DisplayOptions::automatic));
    for (const Colormap& map : colormaps())
        colors->addItem(translated(map.title), QString::fromLatin1(map.id.data(), qsizetype(map.id.size())));
    choose(colors, m_settings.startColormap());
    colors->setToolTip(tr("At the start, and after Reset display"));
    connect(colors, &QComboBox::currentIndexChanged, this,
        [this, colors] { m_settings.setStartColormap(colors->currentData().toString()); });
    auto* range = named("preferRange", new QComboBox);
    range->addItem(tr("As it was left"), -1);
    range->addItem(tr("Of each map"), int(RangeMode::Map));
    range->addItem(tr("Of all heads of the layer"), int(RangeMode::Layer));
    range->addItem(tr("Of all heads of the model"), int(RangeMode::Model));
    choose(range, m_settings.startRange());
    range->setToolTip(colors->toolTip());
    connect(range, &QComboBox::currentIndexChanged, this,
        [this, range] { m_settings.setStartRange(range->currentData().toInt()); });
    auto* threads = named("preferThreads", new QSpinBox);
    threads->setRange(0, std::max(1, QThread::idealThreadCount()));
    threads->setSpecialValueText(tr("All cores"));
    threads->setValue(m_settings.threads());
    threads->setToolTip(tr("For computing; from the next start on"));
    connect(threads, &QSpinBox::valueChanged, this, [this](int count) { m_settings.setThreads(count); });
    form->addRow(tr("First &colours"), colors);
    form->addRow(tr("First &range"), range);
    form->addRow(tr("T&hreads, from the next start on"), threads);
}

void Preferences::addMemory(QFormLayout* form)
{
    auto* remember
        = named("preferRemember", new QCheckBox(tr("Re&member recent files and the last session")));
    remember->setChecked(m_settings.remembers());
    auto* reopen = named("preferReopen", new QCheckBox(tr("Re&open the last session at the start")));
    reopen->setChecked(m_settings.reopens());
    reopen->setEnabled(m_settings.remembers());
    auto* clear = named("preferClear", new QPushButton(tr("C&lear everything recent")));
    clear->setAutoDefault(false);
    connect(remember, &QCheckBox::toggled, this, [this, reopen](bool on) {
        m_settings.setRemembers(on);
        reopen->setEnabled(on);
    });
    connect(reopen, &QCheckBox::toggled, this, [this](bool on) { m_settings.setReopens(on); });
    connect(clear, &QPushButton::clicked, this, [this] {
        m_settings.clearRecent();
        Q_EMIT memoryCleared();
    });
    form->addRow(QString(), remember);
    form->addRow(QString(), reopen);
    form->addRow(QString(), clear);
}

} // namespace vitscope
