// SPDX-License-Identifier: MIT
#include "core/figure/ticks.h"
#include "ui/accessible.h"
#include "ui/accessible_cells.h"
#include "ui/canvas_layers.h"
#include "ui/language.h"
#include "ui/patch_canvas.h"
#include "ui/status_line.h"
#include "ui/token_bar.h"

#include <algorithm>

namespace vitscope {

namespace {

/// "patch row 5, column 9, token 80, attention weight 0.0132, rank 4 of 196, pin 1, asks"
class CanvasCells : public TellingCells
{
public:
    explicit CanvasCells(PatchCanvas& canvas)
        : TellingCells(canvas)
        , m_canvas(canvas)
    {
        Session& session = canvas.session();
        remember(session.state());
        connect(&session, &Session::stateChanged, this, [this] { takeState(); });
        connect(&session, &Session::findingChanged, this, [this] { tellChanged(); });
        connect(&session, &Session::contentChanged, this, [this] { tellChanged(); });
    }

    int rows() const override { return run() ? run()->shape().rows : 0; }
    int columns() const override { return run() ? run()->shape().columns : 0; }
    int items() const override { return run() ? prefix() : 0; }
    QString text(int index) const override;
    QString description() const override;

    QRect box(int index) const override
    {
        const auto cell = run() ? tokenCell(*run(), tokenOf(index)) : std::nullopt;
        return cell ? QRectF(
                   m_canvas.toWidget({cell->left, cell->top}), m_canvas.toWidget({cell->right, cell->bottom}))
                          .toAlignedRect()
                    : QRect();
    }

    bool isSelected(int index) const override
    {
        const int token = tokenOf(index);
        const ShownSide shown = m_canvas.session().shown(m_canvas.side());
        return token == shown.token || pinOf(shown, token) || isPicked(token);
    }

    void activate(int index) override
    {
        const int token = tokenOf(index);
        if (token >= prefix())
            return m_canvas.session().pin(token, false, m_canvas.side());
        m_canvas.session().edit("Ask from another token", [&](ViewState& state) {
            state.query.token = token;
            state.query.tokenChosen = token != defaultToken(run()->shape());
        });
    }

    QString rowTitle(int row) const override { return PatchCanvas::tr("Row %1").arg(row); }
    QString columnTitle(int column) const override { return PatchCanvas::tr("Column %1").arg(column); }
    std::optional<int> current() const override
    {
        const auto token = m_canvas.session().shown(m_canvas.side()).token.sole();
        if (!run() || !token || *token >= run()->shape().tokens())
            return std::nullopt;
        return *token >= prefix() ? *token - prefix() : rows() * columns() + *token;
    }

private:
    const Run* run() const
    {
        const Content* content = m_canvas.session().shown(m_canvas.side()).content;
        return content ? content->run.get() : nullptr;
    }
    int prefix() const { return int(run()->shape().prefix.size()); }
    int tokenOf(int index) const
    {
        const int patches = rows() * columns();
        return index < patches ? prefix() + index : index - patches;
    }
    static int pinOf(const ShownSide& shown, int token) ///< from 1; 0: none
    {
        const auto found = std::ranges::find(shown.pins, token);
        return found == shown.pins.end() ? 0 : int(found - shown.pins.begin()) + 1;
    }
    bool isPicked(int token) const
    {
        return m_canvas.side() == Side::First
            && std::ranges::binary_search(m_canvas.session().state().selection, token);
    }
    QStringList valueOf(const ShownSide& shown, int token) const;

    void remember(const ViewState& state)
    {
        m_token = state.query.token;
        m_pins = state.pins;
        m_selection = state.selection;
    }
    void takeState()
    {
        const ViewState& state = m_canvas.session().state();
        if (state.query.token == m_token && state.pins == m_pins && state.selection == m_selection)
            return;
        remember(state);
        tellCurrent();
    }

    PatchCanvas& m_canvas;
    TokenGroup m_token = 0;
    std::vector<int> m_pins, m_selection;
};

QStringList CanvasCells::valueOf(const ShownSide& shown, int token) const
{
    const auto* map = shown.finding ? std::get_if<Heatmap>(shown.finding) : nullptr;
    const int patch = token - prefix();
    const std::vector<float> none;
    const std::vector<float>& values = !map ? none : patch < 0 ? map->prefixValues : map->values;
    const std::size_t place = std::size_t(patch < 0 ? token : patch);
    if (place < values.size()) {
        const QString number = QString::fromStdString(shortNumber(double(values[place])));
        QStringList words{QStringLiteral("%1 %2").arg(translated(map->unit), number)};
        if (patch >= 0)
            words
                += PatchCanvas::tr("rank %1 of %2")
                       .arg(std::ranges::count_if(values, [&](float other) { return other > values[place]; })
                           + 1)
                       .arg(values.size());
        return words;
    }
    const auto* colors = shown.finding ? std::get_if<ColorMap>(shown.finding) : nullptr;
    if (colors && patch >= 0 && patch < colors->rows * colors->columns)
        return {colorText(*colors, patch / colors->columns, patch % colors->columns)};
    return {};
}

QString CanvasCells::text(int index) const
{
    if (!run())
        return {};
    const ShownSide shown = m_canvas.session().shown(m_canvas.side());
    const int token = tokenOf(index), patch = token - prefix();
    QStringList words;
    if (patch < 0)
        words += prefixText(run()->shape().prefix[std::size_t(token)]);
    else
        words += PatchCanvas::tr("patch row %1, column %2").arg(patch / columns()).arg(patch % columns());
    words += PatchCanvas::tr("token %1").arg(token);
    words += valueOf(shown, token);
    if (const int pin = pinOf(shown, token))
        words += PatchCanvas::tr("pin %1").arg(pin);
    if (isPicked(token))
        words += PatchCanvas::tr("selected");
    if (token == shown.token)
        words += PatchCanvas::tr("asks");
    return words.join(QStringLiteral(", "));
}

QString CanvasCells::description() const
{
    const ShownSide shown = m_canvas.session().shown(m_canvas.side());
    if (!run() || !shown.finding)
        return {};
    QString words = translated(titleOf(*shown.finding)) + QStringLiteral(". ")
        + PatchCanvas::tr("%1 rows and %2 columns of patches.").arg(rows()).arg(columns());
    const auto* map = std::get_if<Heatmap>(shown.finding);
    if (!map || map->values.empty())
        return words;
    const auto top = std::ranges::max_element(map->values) - map->values.begin();
    return words + QLatin1Char(' ')
        + PatchCanvas::tr("Largest at row %1, column %2: %3 %4.")
              .arg(top / columns())
              .arg(top % columns())
              .arg(translated(map->unit),
                  QString::fromStdString(shortNumber(double(map->values[std::size_t(top)]))));
}

} // namespace

QAccessibleInterface* accessibleCanvas(PatchCanvas& canvas)
{
    return new AccessibleCells(&canvas, std::make_unique<CanvasCells>(canvas));
}

} // namespace vitscope
