using System.Text.Json.Nodes;
using DarkSector.Statistics.Intervals;
using DarkSector.Statistics.Models;

namespace DarkSector.Statistics.Tests.Intervals;

public class RolkeTests
{
    [Fact]
    public void Interval_MatchesTRolke()
    {
        var reference = Reference.Load("rolke");
        var (rows, expected) = (reference.Inputs["rows"]!.AsArray(), reference.Expected["intervals"]!.AsArray());
        for (var i = 0; i < rows.Count; i++)
        {
            var interval = Rolke.Interval(Model(rows[i]!), (double)rows[i]!["x"]!, (double)rows[i]!["cl"]!);
            var (lower, upper) = (Reference.Numbers(expected[i]!)[0], Reference.Numbers(expected[i]!)[1]);
            Assert.Equal(lower, interval.Lower, reference.Tolerance("abs") + reference.Tolerance("rel") * lower);
            Assert.Equal(upper, interval.Upper, reference.Tolerance("abs") + reference.Tolerance("rel") * upper);
        }
    }

    [Fact]
    public void Interval_WithoutEvents_IsExtrapolatedAndSaysSo()
    {
        var model = CountingModel.OnOff(12, 4);
        var (none, one, two) = (Rolke.Interval(model, 0, 0.9), Rolke.Interval(model, 1, 0.9), Rolke.Interval(model, 2, 0.9));
        Assert.Equal(Math.Max(0, 2 * one.Upper - two.Upper), none.Upper, 1e-9);
        Assert.Contains(none.Warnings, warning => warning.Contains("extrapolated", StringComparison.Ordinal));
    }

    // Models 1 to 7 of TRolke: background y/tau, bm +- sdb or b; efficiency z of m, em +- sde or e.
    private static CountingModel Model(JsonNode row)
    {
        double Number(string name) => (double)row[name]!;
        var background = (int)Number("model") switch
        {
            1 or 2 or 4 => Measured.Control(Number("y"), Number("tau")),
            3 or 5 => Measured.Gaussian(Number("bm"), Number("sdb")),
            _ => Measured.Exactly(Number("b")),
        };
        var efficiency = (int)Number("model") switch
        {
            1 or 6 => Measured.Binomial((long)Number("z"), (long)Number("m")),
            2 or 3 or 7 => Measured.Gaussian(Number("em"), Number("sde")),
            _ => Measured.Exactly(Number("e")),
        };
        return new CountingModel(background, efficiency);
    }
}
