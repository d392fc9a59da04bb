using DarkSector.Notebook.Figures;
using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Random;

namespace DarkSector.Notebook.Tests.Figures;

public sealed class ExpectationFiguresTests
{
    [Fact]
    public void Resolution_FindsTheWidthOfTheCoreAndNamesIt()
    {
        var rng = RandomStream.FromSeed(8);
        double[] differences = [.. Enumerable.Range(0, 20000).Select(i => (i % 10 == 0 ? 40 : 5) * rng.Gaussian())];
        var note = Figure.Resolution(differences, "m", "MeV").Notes[0];
        // The wide tenth adds 4 % to a fit within two standard deviations.
        Assert.InRange(double.Parse(note.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture), 4.9, 5.3);
        Assert.Throws<ArgumentException>(() => Figure.Resolution([1, 2, 3]));
    }

    [Fact]
    public void Fit_PullsAreZeroWhereTheDataAreTheIntegralOfTheFit()
    {
        var axis = Axis.Variable([0, 1, 3, 6]);
        double[] integrals = [1.0 / 3, 26.0 / 3, (216 - 27) / 3.0];
        var pulls = Figure.Fit(new Histogram(axis, integrals, integrals), ("square", x => x * x)).Panel!.Elements.OfType<DataPoints>().Single();
        Assert.All(pulls.Y, pull => Assert.Equal(0, pull, 1e-9));
    }

    [Fact]
    public void Projection_FollowsTheRootOfTheLuminosityFromItsFirstPoint()
    {
        var figure = Figure.Projection([1, 100], [ExpectationSamples.Limit(5, 1), ExpectationSamples.Limit(0.1, 1)]);
        var root = figure.Elements.OfType<Curve>().Last();
        Assert.Equal(5, root.Y[0], 12);
        Assert.Equal(0.5, root.Y[1], 12);
    }

    [Fact]
    public void Limits_ShowNoObservationBeforeTheBoxIsOpened()
    {
        Assert.DoesNotContain(Figure.Limits([1, 2], [ExpectationSamples.Limit(1, 1), ExpectationSamples.Limit(2, 1)], observed: false).Elements.OfType<Curve>(), curve => curve.Name == "observed");
        Assert.Contains(ExpectationSamples.Brazil().Elements.OfType<Curve>(), curve => curve.Name == "observed");
    }

    [Fact]
    public void Slider_HasAFrameForEachValueAndOneRange()
    {
        var slider = ExpectationSamples.Slider();
        var plotly = slider.ToPlotly();
        Assert.Equal(8, plotly["frames"]!.AsArray().Count);
        Assert.Equal(8, plotly["layout"]!["sliders"]![0]!["steps"]!.AsArray().Count);
        Assert.Single(slider.Figures.Select(figure => new FigurePlan(figure).Y.High).Distinct());
    }

    [Fact]
    public void Slider_RefusesFiguresThatDifferInKind()
    {
        Assert.Throws<ArgumentException>(() => Figure.Slider("n", "", [1], _ => Samples.Stack()));
        Assert.Contains("traces", Assert.Throws<ArgumentException>(() => Figure.Slider("n", "", [1, 2],
            n => Figure.Curves([0, 1], [.. Enumerable.Range(0, (int)n).Select(i => ($"{i}", (IReadOnlyList<double>)[0, i]))]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Profile_IsMarkedWhereItRisesByOneAndFour()
    {
        var marks = FitSamples.Figures["profile"].Elements.OfType<ReferenceLine>().Where(line => line.IsVertical).Select(line => line.Value).ToArray();
        var curve = FitSamples.Figures["profile"].Elements.OfType<Curve>().Single();
        Assert.Equal(4, marks.Length);
        Assert.All(marks, mark => Assert.InRange(mark, curve.X[0], curve.X[^1]));
        Assert.Equal(marks.Order(), marks.Order().Distinct());
    }
}
