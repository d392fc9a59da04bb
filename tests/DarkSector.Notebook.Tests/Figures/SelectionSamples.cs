using DarkSector.Notebook.Figures;
using DarkSector.Notebook.Tables;
using DarkSector.Numerics;
using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Random;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Selections;
using DarkSector.Physics.Triggers;
using DarkSector.Statistics.FiguresOfMerit;
using DarkSector.Statistics.Intervals;

namespace DarkSector.Notebook.Tests.Figures;

/// <summary>Figures of selections and triggers, by name.</summary>
internal static class SelectionSamples
{
    private static readonly RandomStream s_rng = RandomStream.FromSeed(42);

    public static readonly EventTable Signal = Sample("$Z'$, 3 GeV", 4000, 0.05, u => Math.Sqrt(u));
    public static readonly EventTable Background = Sample(@"$\mu^+\mu^-(\gamma)$", 4000, 2.5, u => 1 - Math.Sqrt(u));

    public static readonly Selection Selection = Selection.Named("example")
        .Require("dimuon transverse momentum above 40 % of its largest value", x => x > 0.4)
        .Require("slower muon leaves the line of the faster one", y => y > 0.2)
        .Require("both together", (x, y) => x + y > 0.7);

    public static readonly CutScan Scan = new CutOptimisation(Signal, [Background], FigureOfMerit.Punzi(3))
        .Above("x", [.. Enumerable.Range(0, 38).Select(i => 0.025 * i)], s_rng["scan"]);

    public static readonly TriggerRetention Retention = new("hie", [.. Enumerable.Range(0, 24).Select(i =>
        new RetentionPoint(0.5 + i / 3, $"model {i}", ClopperPearson.Efficiency(Math.Floor((40 + 30 * (i % 3)) * (1 - Math.Exp(-1 - i / 6.0))), 40 + 30 * (i % 3))))]);

    public static readonly Dictionary<string, Figure> Figures = new()
    {
        ["cut flow of a selection"] = Selection.CutFlow(Signal, Background, Sample("nothing left", 50, 1, _ => 0.1)).ToFigure(),
        ["n-1 plot"] = Selection.NMinusOne("dimuon transverse momentum above 40 % of its largest value", Axis.Regular(40, 0, 1, "$p_T/p_T^{max}$"), Signal, Background).ToFigure(),
        ["n-1 plot of a window"] = Selection.NMinusOne("both together", "y", Axis.Regular(20, 0, 1, "slow muon", "GeV"), Signal, Background).ToFigure(0.2, 0.9),
        ["cut scan"] = Scan.ToFigure("dimuon transverse momentum", "GeV"),
        ["cut scan of a cross-section"] = new CutOptimisation(Signal, [Background], FigureOfMerit.DetectableCrossSection(79.7))
            .Above("x", [.. Enumerable.Range(0, 38).Select(i => 0.025 * i)], s_rng["scan"]).ToFigure(),
        ["cut scan without an optimum"] = new CutOptimisation(Signal, [Background.Head(0)], FigureOfMerit.SignalOverRootBackground).Above("x", [0.1, 0.2], s_rng["none"]).ToFigure(),
        ["efficiency against mass"] = Figure.Efficiencies([0.5, 1, 2, 4, 6, 8],
            ("two tracks", [.. Enumerable.Range(1, 6).Select(i => ClopperPearson.Efficiency(38 - 4 * i, 40))]),
            ("trigger", [.. Enumerable.Range(1, 6).Select(i => ClopperPearson.Efficiency(Math.Max(0, 25 - 5 * i), 40))])).WithX("$M_{Z'}$", "GeV"),
        ["trigger retention"] = Retention.ToFigure(),
        ["turn-on"] = new TurnOn(1, 0.07, 0.99).ToFigure("hie", 2).WithX("energy sum", "GeV"),
    };

    public static readonly Dictionary<string, VennDiagram> Diagrams = new()
    {
        ["two selections"] = Overlap.Of(Signal, Selection.Named("fast").Require("x", x => x > 0.4), Selection.Named("aside").Require("y", y => y > 0.3)).ToFigure().WithTitle("Signal, $M_{Z'}$ = 3 GeV"),
        ["three triggers"] = Numbers(["hie", "lml12", "stt"], 31, 402, 7, 88, 1020, 3, 541, 12345).ToFigure(),
        ["nothing at all"] = Numbers(["a", "b"], 0, 0, 0, 0).ToFigure(),
        ["large and small weights"] = Numbers(["first line", "second line", "third line"], 3.2e12, 1.234e9, 2.3456e-7, 1234.5678, 9.87654e5, -12.3456, 0.00012345, 1e-12).ToFigure().WithTitle("weights"),
        ["long names"] = Numbers(["at least three full tracks of the drift chamber that come from the interaction point", "more than one GeV in the electromagnetic calorimeter, not like Bhabha scattering", "one neural track of more than 0.7 GeV from the interaction point, whatever else there is"], 1, 2, 3, 4, 5, 6, 7, 8).ToFigure()
            .WithTitle("how three trigger lines with very long names share the events of a simulated signal sample of one mass and one coupling"),
    };

    private static Overlap Numbers(string[] names, params double[] yields) =>
        new(names, [.. yields.Select(y => new Estimate(y, Math.Sqrt(Math.Abs(y))))], [.. yields.Select(_ => 1)]);

    private static EventTable Sample(string name, int count, double weight, Func<double, double> shape)
    {
        var rng = s_rng[name];
        double[] Column(Func<double> draw) => [.. Enumerable.Range(0, count).Select(_ => draw())];
        return EventTable.FromColumns(name, ("x", Column(() => shape(rng.Uniform()))), ("y", Column(() => rng.Uniform())), (EventTable.WeightColumn, Column(() => weight)));
    }
}
