using System.Collections.Immutable;
using DarkSector.Notebook.Rendering;

namespace DarkSector.Notebook.Figures;

/// <summary>Where everything in a figure goes: margins from the texts, ranges from the content, the legend where there is room.</summary>
internal sealed class FigurePlan
{
    public const double TickSize = 16;
    public const double LabelSize = 19;
    public const double TitleSize = 19;
    public const double TopSize = 17;
    public const double ColorBarWidth = 18;

    private const double Edge = 10;
    private const double PanelGap = 16;
    private const double LegendClearance = 8;
    private const double MostGrowth = 4;
    private const int MostRounds = 6;

    private readonly Figure _figure;
    private readonly double _height;
    private double _headRoom = 1;

    public FigurePlan(Figure figure)
    {
        _figure = figure;
        _height = figure.Panel is null ? figure.Height : Math.Round(figure.Height / (1 - 0.7 * figure.Panel.Share));
        Main = new Box(80, 50, figure.Width - 30, _height - 70);
        if (figure.Panel is not null)
            (Main, Panel) = Split(Main);
        Settle();
        PlaceLegend();
    }

    public double Height => _height;
    public Box Main { get; private set; }
    public Box? Panel { get; private set; }
    public AxisScale X { get; private set; } = null!;
    public AxisScale Y { get; private set; } = null!;
    public AxisScale? PanelY { get; private set; }
    public Ticks XTicks { get; private set; } = null!;
    public Ticks YTicks { get; private set; } = null!;
    public Ticks? PanelTicks { get; private set; }
    public ImmutableArray<TextBlock> Categories { get; private set; } = [];
    public TextBlock Title { get; private set; } = null!;
    public TextBlock LeftLabel { get; private set; } = null!;
    public TextBlock RightLabel { get; private set; } = null!;
    public TextBlock XLabel { get; private set; } = null!;
    public TextBlock YLabel { get; private set; } = null!;
    public TextBlock? PanelLabel { get; private set; }
    public TextBlock? ColorLabel { get; private set; }
    public Ticks? ColorTicks { get; private set; }
    public HeatMap? HeatMap => _figure.Elements.OfType<HeatMap>().FirstOrDefault();
    public Legend? Legend { get; private set; }
    public Box? LegendBox { get; private set; }
    public bool LegendCovers { get; private set; }
    public Box Frames => Panel is { } panel ? Main with { Bottom = panel.Bottom } : Main;

    /// <summary>Whether both labels over the frame share one line.</summary>
    public bool LabelsShareLine => LeftLabel.Lines.Length <= 1 && RightLabel.Lines.Length <= 1
        && LeftLabel.Width + RightLabel.Width + 24 <= Main.Width;

    /// <summary>What is drawn in the main frame, for finding free room.</summary>
    public ImmutableArray<DrawnSpan> Spans(SvgCanvas canvas) =>
        [.. _figure.Elements.SelectMany(element => element.Spans(new PlotArea(canvas, Main, X, Y)))];

    // Margins need the texts, and those, broken into lines, the size of the frame: two rounds settle it. Where texts are so long that they do not
    // come to rest, the frame only shrinks from then on.
    private void Settle()
    {
        Arrange(within: null);
        Arrange(within: null);
        for (var (round, before) = (2, default(Box)); round < MostRounds && before != Main; round++)
        {
            before = Main;
            Arrange(Frames);
        }
    }

    private void Arrange(Box? within)
    {
        SetScales();
        SetTicks();
        SetTexts();
        var bottom = Edge + Math.Max(XLabel.Height, XTicks.Exponent == 0 ? 0 : LabelSize * TextBlock.LineSpacing) + 6 + TickSize * 1.35;
        var top = Edge + Title.Height + LabelsHeight() + 4;
        var frames = new Box(LeftMargin(), top, _figure.Width - RightMargin(), _height - bottom);
        if (within is { } outer)
        {
            frames = new Box(Math.Max(frames.Left, outer.Left), Math.Max(frames.Top, outer.Top), Math.Min(frames.Right, outer.Right), Math.Min(frames.Bottom, outer.Bottom));
        }

        (Main, Panel) = _figure.Panel is null ? (frames, null) : Split(frames);
        SetScales();
        SetTicks();
        SetTexts();
    }

    private (Box Main, Box? Panel) Split(Box frames)
    {
        var cut = frames.Bottom - frames.Height * _figure.Panel!.Share;
        return (frames with { Bottom = cut - PanelGap / 2 }, frames with { Top = cut + PanelGap / 2 });
    }

    private void SetScales()
    {
        var extent = Collect(_figure.Elements);
        var (xLow, xHigh) = extent.X.StandsOnZero ? extent.X.Upwards(_figure.X, air: 0) : extent.X.Along(_figure.X);
        X = new AxisScale(_figure.X.Logarithmic, xLow, xHigh, Main.Left, Main.Right);
        if (_figure.X.High is null && _figure.Elements.OfType<Bars>().FirstOrDefault() is { } bars)
            X = X with { High = X.At(1 / Math.Max(0.2, 1 - bars.NumberRoom(Main.Height) / Main.Width)) };
        var (yLow, yHigh) = extent.Y.IsPlane ? extent.Y.Along(_figure.Y) : extent.Y.Upwards(_figure.Y);
        if (!_figure.Y.Categories.IsEmpty)
            (yLow, yHigh) = (_figure.Y.Categories.Length - 0.5, -0.5);
        Y = new AxisScale(_figure.Y.Logarithmic, yLow, yHigh, Main.Bottom, Main.Top);
        if (_headRoom > 1)
            Y = Y with { High = Y.At(_headRoom) };
        if (_figure.Panel is not { } panel)
            return;
        var below = Collect(panel.Elements).Y;
        var (low, high) = below.Upwards(panel.Y);
        PanelY = new AxisScale(panel.Y.Logarithmic, low, high, Panel!.Value.Bottom, Panel.Value.Top);
    }

    private void SetTicks()
    {
        XTicks = Spaced(X);
        YTicks = _figure.Y.Categories.IsEmpty ? Ticks.For(Y, Y.Logarithmic ? 26 : 55)
            : new Ticks([.. Enumerable.Range(0, _figure.Y.Categories.Length).Select(i => new Tick(i, ""))], [], 0);
        PanelTicks = PanelY is null ? null : Ticks.For(PanelY, 30);
        if (HeatMap is { } map)
            ColorTicks = Ticks.For(map.ColorScale(Main.Bottom, Main.Top), 45);
    }

    private void SetTexts()
    {
        Categories = [.. _figure.Y.Categories.Select(name => TextBlock.Fit(name, TickSize, 0.36 * _figure.Width))];
        Title = TextBlock.Fit(_figure.Title, TitleSize, Main.Width, bold: true);
        LeftLabel = TextBlock.Fit(_figure.LeftLabel, TopSize, Main.Width, bold: true);
        RightLabel = TextBlock.Fit(_figure.RightLabel, TopSize, Main.Width);
        XLabel = TextBlock.Fit(_figure.X.Title, LabelSize, XTicks.Exponent == 0 ? Main.Width : Main.Width - 70);
        YLabel = TextBlock.Fit(_figure.Y.Title, LabelSize, Main.Height);
        PanelLabel = _figure.Panel is { } panel ? TextBlock.Fit(WithExponent(panel.Y.Title, PanelTicks!.Exponent), LabelSize, Panel!.Value.Height) : null;
        ColorLabel = HeatMap is { } map ? TextBlock.Fit(WithExponent(map.Color.Title, ColorTicks!.Exponent), LabelSize, Main.Height) : null;
    }

    private double LabelsHeight()
    {
        if (LabelsShareLine)
            return Math.Max(Math.Max(LeftLabel.Height, RightLabel.Height), YTicks.Exponent == 0 ? 6 : TickSize * 1.3);
        return LeftLabel.Height + RightLabel.Height;
    }

    private double LeftMargin()
    {
        var numbers = WidestLabel(YTicks);
        if (PanelTicks is not null)
            numbers = Math.Max(numbers, WidestLabel(PanelTicks));
        if (YTicks.Exponent != 0)
            numbers = Math.Max(numbers, ExponentText(YTicks.Exponent).Width() * TickSize);
        var names = Categories.Select(name => name.Width).DefaultIfEmpty(0).Max();
        var label = Math.Max(YLabel.Height, PanelLabel?.Height ?? 0);
        return Math.Max(Edge + label + 8 + Math.Max(numbers, names) + 8, FirstXLabelOverhang());
    }

    private double RightMargin()
    {
        var last = XTicks.Major.Where(tick => X.Map(tick.Value) > Main.Right - 60).Select(tick => TickWidth(tick) / 2 + Math.Min(0, X.Map(tick.Value) - Main.Right))
            .DefaultIfEmpty(0).Max();
        if (HeatMap is null)
            return Math.Max(20, last + Edge);
        return 14 + ColorBarWidth + 8 + WidestLabel(ColorTicks!) + 8 + ColorLabel!.Height + Edge;
    }

    private double FirstXLabelOverhang() => XTicks.Major.IsEmpty ? 0 : Edge + TickWidth(XTicks.Major[0]) / 2;

    // In a free corner if there is one; else the axis grows until the upper corner that needs least is free; else over the content.
    private void PlaceLegend()
    {
        var places = Legend.Forms(_figure, Main).SelectMany(form => Enum.GetValues<Corner>().Select(corner => new LegendPlace(form, corner))).ToArray();
        if (places.Length == 0)
            return;
        var spans = Spans(new SvgCanvas(_figure.Width, _height));
        var place = places.FirstOrDefault(place => FreeRoom.Covered(place.In(Main).Grow(LegendClearance), spans) == 0);
        if (place is null)
        {
            var (roomiest, growth) = places.Where(place => place.Corner is Corner.TopRight or Corner.TopLeft)
                .Select(place => (place, HeadRoom(place.In(Main), spans))).MinBy(choice => choice.Item2);
            LegendCovers = _figure.Y.High is not null || !_figure.Y.Categories.IsEmpty || Collect(_figure.Elements).Y.IsPlane || growth > MostGrowth;
            place = LegendCovers ? places.MinBy(place => FreeRoom.Covered(place.In(Main), spans))! : Grown(roomiest, growth);
        }
        Legend = place.Legend;
        LegendBox = place.In(Main);
    }

    private LegendPlace Grown(LegendPlace place, double growth)
    {
        _headRoom = growth;
        Settle();
        return place with { Legend = place.Legend.For(_figure, Main) };
    }

    private sealed record LegendPlace(Legend Legend, Corner Corner)
    {
        public Box In(Box frame) => Legend.In(Corner, frame);
    }

    // By which factor the axis must become longer so that all below the box stays below it; what reaches to the top stays in the way.
    private double HeadRoom(Box box, ImmutableArray<DrawnSpan> spans)
    {
        var wide = box.Grow(LegendClearance);
        var free = (Main.Bottom - wide.Bottom) / Main.Height;
        var highest = spans.Where(span => span.X > wide.Left && span.X < wide.Right).Select(span => (Main.Bottom - span.Top) / Main.Height).DefaultIfEmpty(0).Max();
        return free <= 0.05 || highest > 0.999 ? double.PositiveInfinity : Math.Max(1, highest / free);
    }

    private static Extent Collect(ImmutableArray<FigureElement> elements)
    {
        var extent = new Extent();
        foreach (var element in elements)
            element.Extend(extent);
        return extent;
    }

    private static Ticks Spaced(AxisScale scale)
    {
        for (var spacing = scale.Logarithmic ? 40.0 : 80.0; ; spacing *= 1.4)
        {
            var ticks = Ticks.For(scale, spacing);
            var pixels = ticks.Major.Select(tick => scale.Map(tick.Value)).ToArray();
            var nearest = pixels.Zip(pixels.Skip(1), (a, b) => b - a).DefaultIfEmpty(double.PositiveInfinity).Min();
            if (WidestLabel(ticks) + 14 <= nearest || ticks.Major.Length < 2 || spacing > scale.Length)
                return ticks;
        }
    }

    private static double WidestLabel(Ticks ticks) => ticks.Major.Select(TickWidth).DefaultIfEmpty(0).Max();

    private static double TickWidth(Tick tick) => RichText.Parse(tick.Label).Width() * TickSize;

    private static string WithExponent(string title, int exponent) => exponent == 0 ? title : $"{title} ×10^{{{exponent}}}".TrimStart();

    public static RichText ExponentText(int exponent) => RichText.Parse($"×10^{{{exponent}}}");
}
