// SPDX-License-Identifier: MIT
#include "tests/support/fake_run.h"

#include "tests/support/fake_model.h"

#include <algorithm>
#include <cmath>

namespace vitscope {

namespace {

class FakeRun : public Run
{
public:
    explicit FakeRun(const FakeRunOptions& options)
    {
        m_shape.layers = options.layers;
        m_shape.heads = options.heads;
        m_shape.dim = 64 * options.heads;
        m_shape.headDim = 64;
        m_shape.patch = {16, 16};
        m_shape.image = {16 * options.grid, 16 * options.grid};
        m_shape.rows = m_shape.columns = options.grid;
        m_shape.prefix = options.prefix;
        m_shape.classes = 3;
        ModelReport report;
        report.file = "vit_small.safetensors";
        report.sha256 = std::string(64, 'a');
        report.family = "timm-vit";
        report.title = "timm Vision Transformer";
        report.shape = m_shape;
        report.classNames = {"ball", "hill", "sun"};
        m_model = std::make_shared<FakeModel>(report);
        auto picture = fakePicture(options.pictureWidth, options.pictureHeight);
        picture.path = options.picturePath;
        picture.sha256 = std::string(64, 'b');
        m_picture = std::make_shared<Picture>(std::move(picture));
        m_framing = framingFor(options);
        m_input.assign(std::size_t(3 * m_shape.image.width * m_shape.image.height), 0.25f);
        m_readout = fakeReadout(m_shape);
        m_hidden.assign(std::size_t(m_shape.tokens() * m_shape.dim), 0.5f);
    }

    std::shared_ptr<const Model> model() const override { return m_model; }
    std::shared_ptr<const Picture> picture() const override { return m_picture; }
    const Framing& framing() const override { return m_framing; }
    const ViTShape& shape() const override { return m_shape; }
    std::span<const Prediction> predictions() const override { return m_predictions; }
    std::span<const float> logits() const override { return m_logits; }
    std::span<const float> features() const override { return m_logits; }
    std::span<const float> input() const override { return m_input; }
    std::span<const double> readout() const override { return m_readout; }
    const Interventions& interventions() const override { return m_interventions; }
    std::span<const float> tokens(int) const override { return m_hidden; }
    double seconds() const override { return 0.25; }
    const std::string& device() const override { return m_device; }
    std::span<const std::string> notes() const override { return {}; }

    void attentionRows(int layer, int token, std::span<float> out) const override
    {
        const auto tokens = std::size_t(m_shape.tokens());
        for (int head = 0; head < m_shape.heads; ++head)
            row(layer, head, token, out.subspan(std::size_t(head) * tokens, tokens));
    }

    void attentionColumns(int layer, int token, std::span<float> out) const override
    {
        const auto tokens = std::size_t(m_shape.tokens());
        std::vector<float> one(tokens);
        for (std::size_t head = 0; head < std::size_t(m_shape.heads); ++head)
            for (std::size_t query = 0; query < tokens; ++query) {
                row(layer, int(head), int(query), one);
                out[head * tokens + query] = one[std::size_t(token)];
            }
    }

    void attention(int layer, int head, std::span<float> out) const override
    {
        const auto tokens = std::size_t(m_shape.tokens());
        for (std::size_t query = 0; query < tokens; ++query)
            row(layer, head, int(query), out.subspan(query * tokens, tokens));
    }

private:
    Framing framingFor(const FakeRunOptions& options) const
    {
        const double side = m_shape.image.width, width = options.pictureWidth, height = options.pictureHeight;
        Framing framing{options.pictureWidth, options.pictureHeight, m_shape.image.width,
            m_shape.image.height, side / width, side / height, 0, 0, 16, 16, m_shape.rows, m_shape.columns};
        if (options.crop) {
            framing.scaleX = framing.scaleY = side * 8 / 7 / std::min(width, height);
            framing.offsetX = (side - width * framing.scaleX) / 2;
            framing.offsetY = (side - height * framing.scaleY) / 2;
        }
        return framing;
    }

    /// Softmax over a bump around the place that the head prefers for this query.
    void row(int layer, int head, int query, std::span<float> out) const
    {
        const int prefix = int(m_shape.prefix.size()), columns = m_shape.columns;
        const double depth = double(layer + 1) / m_shape.layers, grid = m_shape.columns;
        const bool isPatch = query >= prefix;
        const double x = isPatch ? (query - prefix) % columns + 0.5 : grid * 0.62;
        const double y = isPatch ? (query - prefix) / columns + 0.5 : grid * 0.6;
        const double angle = 2.4 * head + 0.3 * layer,
                     reach = (isPatch ? 0.22 : 0.3) * grid * (1 - 0.6 * depth);
        const double centreX = x + reach * std::cos(angle), centreY = y + reach * std::sin(angle);
        const double width = grid * (0.3 - 0.22 * depth) * (1 + 0.25 * std::sin(head * 1.7));
        double sum = 0;
        for (int key = 0; key < m_shape.tokens(); ++key) {
            double logit = 1.0; // class token: a steady share
            if (key >= prefix) {
                const double dx = (key - prefix) % columns + 0.5 - centreX,
                             dy = (key - prefix) / columns + 0.5 - centreY;
                logit = 4 * std::exp(-(dx * dx + dy * dy) / (2 * width * width))
                    + 0.35 * std::sin(key * 12.9898 + head * 78.233 + layer * 3.1);
            }
            out[std::size_t(key)] = float(std::exp(logit));
            sum += out[std::size_t(key)];
        }
        for (float& value : out)
            value = float(value / sum);
    }

    ViTShape m_shape;
    std::shared_ptr<const Model> m_model;
    std::shared_ptr<const Picture> m_picture;
    Framing m_framing;
    std::vector<double> m_readout;
    std::vector<float> m_input, m_hidden;
    std::vector<float> m_logits{2, 1, 0};
    std::vector<Prediction> m_predictions{{0, "ball", 2, 0.67f}, {1, "hill", 1, 0.24f}, {2, "sun", 0, 0.09f}};
    Interventions m_interventions;
    std::string m_device = "cpu";
};

} // namespace

Picture fakePicture(int width, int height)
{
    Picture picture{width, height, std::vector<std::uint8_t>(std::size_t(3 * width * height)), {}, {}, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const double u = (x + 0.5) / width, v = (y + 0.5) / height, aspect = double(width) / height;
            double red = 120 + 60 * v, green = 170 + 40 * v, blue = 225;
            const auto disc = [&](double cu, double cv) {
                return std::hypot((u - cu) * aspect, v - cv);
            };
            if (disc(0.2, 0.22) < 0.09)
                red = 255, green = 226, blue = 120;
            const double hill = 0.62 + 0.06 * std::sin(7 * u) + 0.03 * std::sin(19 * u + 1);
            if (v > hill) {
                const double shade = 0.75 + 0.25 * std::sin(40 * u + 25 * v) * std::sin(31 * v);
                red = 80 * shade, green = 140 * shade, blue = 70 * shade;
            }
            if (const double r = disc(0.62, 0.6) / 0.17; r < 1) {
                const double light
                    = std::clamp(1.05 - std::hypot((u - 0.58) * aspect, v - 0.54) / 0.25, 0.25, 1.0);
                red = 225 * light, green = 60 * light, blue = 45 * light;
            }
            std::uint8_t* pixel = &picture.rgb[std::size_t(3) * (std::size_t(y) * width + x)];
            pixel[0] = std::uint8_t(std::clamp(red, 0.0, 255.0));
            pixel[1] = std::uint8_t(std::clamp(green, 0.0, 255.0));
            pixel[2] = std::uint8_t(std::clamp(blue, 0.0, 255.0));
        }
    return picture;
}

std::shared_ptr<const Run> fakeRun(const FakeRunOptions& options)
{
    return std::make_shared<FakeRun>(options);
}

} // namespace vitscope
