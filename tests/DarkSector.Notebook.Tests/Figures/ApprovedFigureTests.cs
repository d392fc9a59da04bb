using DarkSector.Notebook.Figures;

namespace DarkSector.Notebook.Tests.Figures;

/// <summary>The SVG of one small figure, as text that was looked at and approved.</summary>
public sealed class ApprovedFigureTests
{
    private static readonly Figure s_limit = Figure
        .Limits([1, 2, 3], [1, 2, 4], ([0.7, 1.4, 2.8], [1.4, 2.8, 5.6]), ([0.5, 1, 2], [2, 4, 8]), [1.2, 1.7, 5])
        .WithSize(360, 270).WithX("$M_{Z'}$", "GeV").WithY(@"limit on $\sigma$", "fb").WithLabels("toy simulation").WithLuminosity(79.7)
        .AddVerticalLine(2.5, @"$2 m_\tau$");

    [Fact]
    public void Limit_LooksAsApproved()
    {
        using var stream = typeof(ApprovedFigureTests).Assembly.GetManifestResourceStream("DarkSector.Notebook.Tests.Figures.Approved.limit.svg")!;
        using var reader = new StreamReader(stream);
        var approved = reader.ReadToEnd();
        var svg = s_limit.ToSvg();
        if (svg != approved)
            File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "limit.received.svg"), svg);
        Assert.Equal(approved, svg);
    }
}
