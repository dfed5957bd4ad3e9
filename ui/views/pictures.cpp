// SPDX-License-Identifier: MIT
#include "core/figure/overlay.h"
#include "core/figure/resource_folder.h"
#include "ui/film_maps.h"
#include "ui/job_lane.h"
#include "ui/session.h"
#include "ui/views.h"

#include <QCheckBox>
#include <QImageReader>
#include <QListWidget>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace vitscope {

namespace {

constexpr int thumbnailSide = 72;

QImage thumbnail(const QString& path, double ratio)
{
    QImageReader reader(path);
    reader.setAutoTransform(true);
    const int side = int(thumbnailSide * ratio);
    const QSize full = reader.size();
    if (full.isValid())
        reader.setScaledSize(full.scaled(side, side, Qt::KeepAspectRatio));
    QImage image = reader.read();
    if (!image.isNull())
        image = image.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    image.setDevicePixelRatio(ratio);
    return image;
}

/// The thumbnail alone, in a frame when it is the one shown.
class Thumbnail : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto image = qvariant_cast<QPixmap>(index.data(Qt::DecorationRole));
        const QSizeF size = image.deviceIndependentSize();
        const QRectF place(
            QPointF(option.rect.center()) - QPointF(size.width() / 2, size.height() / 2), size);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (image.isNull())
            painter->fillRect(
                option.rect.adjusted(6, 6, -6, -6), option.palette.color(QPalette::AlternateBase));
        else
            painter->drawPixmap(place.topLeft(), image);
        const bool shown = option.state & QStyle::State_Selected;
        if (shown || option.state & (QStyle::State_MouseOver | QStyle::State_HasFocus)) {
            painter->setPen(
                QPen(option.palette.color(shown ? QPalette::Highlight : QPalette::PlaceholderText),
                    shown ? 3 : 1));
            painter->drawRoundedRect(place.adjusted(-1.5, -1.5, 1.5, 1.5), 2, 2);
        }
        painter->restore();
    }
};

/// `thumbnail` with the map of the view over it.
QPixmap withMap(const QPixmap& thumbnail, const FilmMaps::Map& map, const ViewState& state,
    const std::optional<Scale>& common)
{
    const double ratio = thumbnail.devicePixelRatio();
    QImage image = thumbnail.toImage().convertToFormat(QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(1);
    const Box whole{0, 0, double(map.framing.pictureWidth), double(map.framing.pictureHeight)};
    const DisplayOptions& display = state.display;
    if (const auto* heat = std::get_if<Heatmap>(&map.finding))
        blendHeat(image, whole, map.framing, *heat, common ? *common : scaleOf(display, *heat),
            display.opacity, display.smooth, display.blend);
    else if (const auto* colors = std::get_if<ColorMap>(&map.finding))
        blendColors(image, whole, map.framing, *colors, display.opacity, display.smooth);
    image.setDevicePixelRatio(ratio);
    return QPixmap::fromImage(image);
}

/// The pictures opened together, then the built-in samples. Thumbnails come one by one from a lane of their
/// own; on request they show the view's map, in the colours of the picture shown.
class Pictures : public View
{
    Q_OBJECT
public:
    explicit Pictures(Session& session, QWidget* parent)
        : View(session, parent)
        , m_list(new QListWidget)
        , m_withMaps(new QCheckBox(tr("Maps of this view")))
    {
        m_list->setViewMode(QListView::IconMode);
        m_list->setIconSize({thumbnailSide, thumbnailSide});
        m_list->setGridSize({thumbnailSide + 10, thumbnailSide + 10});
        m_list->setResizeMode(QListView::Adjust);
        m_list->setMovement(QListView::Static);
        m_list->setItemDelegate(new Thumbnail(m_list));
        m_list->setMouseTracking(true);
        m_list->setFrameShape(QFrame::NoFrame);
        m_list->setFocusPolicy(Qt::TabFocus);
        m_list->setAccessibleName(tr("Pictures"));
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        column->addWidget(m_list);
        m_withMaps->setToolTip(
            tr("The same view of every picture, in the colours of the one shown (Shift+M)"));
        m_withMaps->setContentsMargins(8, 4, 8, 4);
        auto* row = new QHBoxLayout;
        row->setContentsMargins(10, 4, 8, 6);
        row->addWidget(m_withMaps);
        column->addLayout(row);
        connectMaps();
        connect(m_list, &QListWidget::itemClicked, this, &Pictures::open);
        connect(m_list, &QListWidget::itemActivated, this, &Pictures::open);
        connect(&session, &Session::filmChanged, this, &Pictures::invalidate);
        connect(&session, &Session::stateChanged, this, [this] {
            if (isVisible())
                markCurrent();
        });
    }

    QSize sizeHint() const override { return {280, 200}; }

protected:
    void refresh() override
    {
        QStringList paths;
        for (const std::string& path : session().film())
            paths += QString::fromStdString(path);
        JobLane::attempt([&paths] {
            for (const std::string& path : samplePictures()) {
                if (!paths.contains(QString::fromStdString(path)))
                    paths += QString::fromStdString(path);
            }
        });
        if (paths != m_paths) {
            m_paths = paths;
            m_list->clear();
            for (const QString& path : paths) {
                auto* item = new QListWidgetItem(m_list);
                item->setData(Qt::UserRole, path);
                item->setSizeHint(m_list->gridSize());
                item->setToolTip(path.section('/', -1));
                item->setData(Qt::AccessibleTextRole, path.section('/', -1));
                item->setData(Qt::DecorationRole, m_thumbnails.value(path));
            }
            loadNext(0);
            paintMaps();
            tellVisible();
        }
        markCurrent();
    }

    void showEvent(QShowEvent* event) override
    {
        View::showEvent(event);
        tellVisible();
    }
    void hideEvent(QHideEvent* event) override
    {
        View::hideEvent(event);
        session().filmMaps().setVisible({});
    }
    void resizeEvent(QResizeEvent* event) override
    {
        View::resizeEvent(event);
        tellVisible();
    }

private:
    void connectMaps()
    {
        FilmMaps& maps = session().filmMaps();
        connect(m_withMaps, &QCheckBox::toggled, &maps, &FilmMaps::setWanted);
        connect(&maps, &FilmMaps::wantedChanged, this, [this, &maps] {
            m_withMaps->setChecked(maps.isWanted());
            tellVisible();
        });
        connect(&maps, &FilmMaps::changed, this, &Pictures::paintMaps);
        connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this, &Pictures::tellVisible);
        connect(&session(), &Session::findingChanged, this, [this] {
            if (!session().hover())
                paintMaps();
        });
    }

    void tellVisible()
    {
        std::vector<std::string> paths;
        const QRect seen = m_list->viewport()->rect();
        for (int i = 0; isVisible() && session().filmMaps().isWanted() && i < m_list->count(); ++i) {
            const QListWidgetItem* item = m_list->item(i);
            if (m_list->visualItemRect(item).intersects(seen))
                paths.push_back(item->data(Qt::UserRole).toString().toStdString());
        }
        session().filmMaps().setVisible(std::move(paths));
    }

    /// Thumbnails with the maps that there are, without where there are none.
    void paintMaps()
    {
        const FilmMaps& maps = session().filmMaps();
        if (!isVisible() || (!maps.isWanted() && !m_painted))
            return;
        m_painted = maps.isWanted();
        const ViewState& state = session().state();
        const Heatmap* shown = session().selectedMap();
        for (int i = 0; i < m_list->count(); ++i) {
            QListWidgetItem* item = m_list->item(i);
            const QString path = item->data(Qt::UserRole).toString();
            const FilmMaps::Map* map = maps.find(path.toStdString());
            const QPixmap plain = m_thumbnails.value(path);
            std::optional<Scale> common;
            const auto* heat = map ? std::get_if<Heatmap>(&map->finding) : nullptr;
            if (shown && heat && heat->unit == shown->unit && !session().hover())
                common = session().scale();
            const bool paints = map && state.display.showHeat && !plain.isNull();
            item->setData(Qt::DecorationRole, paints ? withMap(plain, *map, state, common) : plain);
        }
    }

    void loadNext(int from)
    {
        int index = from;
        while (index < m_paths.size() && m_thumbnails.contains(m_paths[index]))
            ++index;
        if (index == m_paths.size())
            return;
        const auto work
            = [path = m_paths[index], ratio = devicePixelRatioF()](const Cancel&, const Progress&) {
                  return thumbnail(path, ratio);
              };
        m_lane.replace(
            Stage::Overview, this, work, [this, path = m_paths[index], index](const QImage& image) {
                if (!image.isNull()) {
                    m_thumbnails[path] = QPixmap::fromImage(image);
                    if (QListWidgetItem* item = m_list->item(index); item && item->data(Qt::UserRole) == path)
                        item->setData(Qt::DecorationRole, m_thumbnails[path]);
                    paintMaps();
                }
                loadNext(index + 1);
            });
    }

    void markCurrent()
    {
        const qsizetype current = m_paths.indexOf(QString::fromStdString(session().state().picture));
        m_list->setCurrentRow(int(current));
    }

    void open(const QListWidgetItem* item)
    {
        const std::string path = item->data(Qt::UserRole).toString().toStdString();
        if (path != session().state().picture)
            session().openFromFilm(path);
    }

    QListWidget* m_list;
    QCheckBox* m_withMaps;
    bool m_painted = false; ///< some thumbnail shows a map
    QStringList m_paths;
    QHash<QString, QPixmap> m_thumbnails;
    JobLane m_lane;
};

} // namespace

namespace view {
extern constinit const ViewFacts pictures{"pictures", "Pictures", "Opened pictures and samples",
    Qt::LeftDockWidgetArea, [](Session& session, QWidget* parent) -> View* {
        return new Pictures(session, parent);
    }};
} // namespace view

} // namespace vitscope

#include "pictures.moc"
