using DarkSector.Notebook.Figures;
using DarkSector.Notebook.Tables;
using DarkSector.Numerics.Histograms;
using DarkSector.Numerics.Tables;
using DarkSector.Physics.Generation;
using DarkSector.Physics.Models;
using DarkSector.Physics.Particles;
using DarkSector.Physics.Searches;
using DarkSector.Statistics.Intervals;
using DarkSector.Physics;

namespace DarkSector.Notebook.Searches;

/// <summary>The figures and tables of the search for an invisible Z'.</summary>
public static class ZPrimeFigures
{
    private const string MassLabel = "$M_{Z'}$";

    private static readonly string[] LimitKinds =
        ["observed", "expected", "expected_minus2", "expected_minus1", "expected_plus1", "expected_plus2"];

    /// <summary>Cross-section of e+e- -> mu+mu- Z' against mass, for g' = 0.01 and both conventions of the fine-structure constant.</summary>
    /// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
    public static Figure CrossSection(double sqrtS)
    {
        var masses = Grid(0.02, sqrtS - 1, 120);
        IReadOnlyList<double> Sigma(double alpha) =>
            [.. masses.Select(mass => new MuonPairZPrime(LmuLtauZPrime.Vanilla(mass, 0.01), sqrtS, alpha).TotalCrossSection())];
        return Figure.Curves(masses,
                (@"$\alpha = 1/137.036$", Sigma(PhysicalConstants.FineStructure)),
                (@"$\alpha = 1/127.9$ (published UFO models)", Sigma(1 / 127.9)))
            .WithLogY().WithX(MassLabel, "GeV").WithY(@"$\sigma(e^+e^-\to\mu^+\mu^-Z')$", "fb")
            .WithLabels("tree level", "$g' = 0.01$");
    }

    /// <summary>Branching fractions of the vanilla Z' against mass.</summary>
    public static Figure BranchingFractions()
    {
        var masses = Grid(0.05, 10, 400);
        IReadOnlyList<double> Fractions(Func<LmuLtauZPrime, double> fraction) => [.. masses.Select(mass => fraction(LmuLtauZPrime.Vanilla(mass, 0.01)))];
        return Figure.Curves(masses,
                (@"$Z'\to\nu\bar{\nu}$", Fractions(model => model.InvisibleFraction)),
                (@"$Z'\to\mu^+\mu^-$", Fractions(model => model.LeptonFraction(Particle.Muon))),
                (@"$Z'\to\tau^+\tau^-$", Fractions(model => model.LeptonFraction(Particle.Tau))))
            .WithX(MassLabel, "GeV").WithY("branching fraction").WithYRange(0, 1.2).WithLabels(@"$L_\mu - L_\tau$", "no dark matter");
    }

    /// <summary>Stacked squared recoil mass of backgrounds, with signals over it and data where given.</summary>
    /// <param name="search">The search: for the luminosity.</param>
    /// <param name="backgrounds">Selected backgrounds.</param>
    /// <param name="signals">Selected signals.</param>
    /// <param name="data">Counts in the bins of <see cref="RecoilMassFit.Axis"/>, or nothing.</param>
    public static Figure RecoilMass(ZPrimeInvisible search, IReadOnlyList<EventTable> backgrounds, IReadOnlyList<EventTable> signals, Histogram? data = null)
    {
        ArgumentNullException.ThrowIfNull(search);
        var fine = RecoilMassFit.Axis;
        int[] boundaries = [.. Enumerable.Range(0, fine.Bins / 40 + 1).Select(i => 40 * i)];
        Histogram Spectrum(EventTable sample)
        {
            var merged = sample.Histogram("recoilMassSquared", fine).Merge(boundaries);
            return new Histogram(Axis.Regular(merged.Axis.Bins, fine.Low, fine.High, fine.Label, fine.Unit), merged.Values, merged.Variances);
        }
        // The rarest process at the bottom: on a logarithmic axis it would vanish on top.
        var stack = backgrounds.Select(b => (b.Name, Spectrum(b))).OrderBy(b => b.Item2.Sum).ToArray();
        var merged = data?.Merge(boundaries);
        var points = merged is null ? null : new Histogram(stack[0].Item2.Axis, merged.Values, merged.Variances);
        var figure = Figure.Stack(stack, points, [.. signals.Select(s => (s.Name, Spectrum(s)))])
            .WithLogY().WithYRange(low: 0.5).WithLabels("toy simulation").WithLuminosity(search.Luminosity);
        return points is null ? figure : figure.WithPulls();
    }

    /// <summary>Shape of one quantity for signals and backgrounds, each scaled to unit area.</summary>
    /// <param name="column">Column of the samples.</param>
    /// <param name="axis">Bins, label and unit.</param>
    /// <param name="samples">Samples.</param>
    public static Figure Shapes(string column, Axis axis, params IReadOnlyList<EventTable> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        return Figure.Histograms([.. samples.Select(sample => (sample.Name, sample.Histogram(column, axis)))]).WithLabels("toy simulation");
    }

    /// <summary>Resolution of the squared recoil mass against mass, beside the widths of the Belle II simulation.</summary>
    /// <param name="limits">Results at several masses.</param>
    public static Figure Resolution(IReadOnlyList<ZPrimeLimit> limits) =>
        Figure.Curves([.. limits.Select(l => l.Mass)],
                ("muons in the barrel, RMS of the core", [.. limits.Select(l => l.BarrelWidth)]),
                ("selected events, central 68 %", [.. limits.Select(l => l.Resolution)]))
            .AddPoints("Belle II simulation, $\\sigma_W$", RecoilResolution.PublishedMasses, RecoilResolution.PublishedWidths, color: "#000")
            .WithX(MassLabel, "GeV").WithY(@"resolution of $M_{recoil}^2$", "GeV²").WithYRange(low: 0).WithLabels("toy simulation");

    /// <summary>Selection efficiency against mass.</summary>
    /// <param name="limits">Results at several masses.</param>
    public static Figure Efficiency(IReadOnlyList<ZPrimeLimit> limits) =>
        Figure.Points("", [.. limits.Select(l => l.Mass)], [.. limits.Select(l => 100 * l.Efficiency.Value)], [.. limits.Select(l => 100 * l.Efficiency.Error)])
            .WithX(MassLabel, "GeV").WithY("signal efficiency", "%").WithYRange(low: 0).WithLabels("toy simulation");

    /// <summary>Limit on the cross-section against mass.</summary>
    /// <param name="search">The search: for the luminosity.</param>
    /// <param name="limits">Results at several masses.</param>
    public static Figure CrossSectionLimit(ZPrimeInvisible search, IReadOnlyList<ZPrimeLimit> limits) =>
        Brazil(search, limits, l => l.CrossSection)
            .WithY(@"$\sigma(e^+e^-\to\mu^+\mu^-Z')\times B(Z'\to inv.)$", "fb");

    /// <summary>Limit on the coupling against mass, with the band that explains (g-2) of the muon.</summary>
    /// <param name="search">The search: for the luminosity.</param>
    /// <param name="limits">Results at several masses.</param>
    /// <param name="fullyInvisible">Whether the Z' decays to dark matter alone; else to neutrinos and leptons. In the first case the two numbers
    /// that the abstract of Phys. Rev. Lett. 130, 231801 quotes are marked: 3e-3 at low mass, 1 at 8 GeV.</param>
    public static Figure CouplingLimit(ZPrimeInvisible search, IReadOnlyList<ZPrimeLimit> limits, bool fullyInvisible)
    {
        var masses = limits.Select(l => l.Mass).ToArray();
        var (centre, error) = (MuonAnomaly.Difference2023.Value, MuonAnomaly.Difference2023.Error);
        var figure = Brazil(search, limits, l => fullyInvisible ? l.FullyInvisibleCoupling : l.VanillaCoupling);
        if (fullyInvisible)
            figure = figure.AddPoints("Belle II, PRL 130, 231801 (abstract)", [0.5, 8], [3e-3, 1], color: "#832db6", marker: Marker.Square);
        return figure.AddBand(@"$(g-2)_\mu \pm 2\sigma$ (2023)", masses,
                [.. masses.Select(mass => MuonAnomaly.ZPrimeCouplingFor(mass, centre - 2 * error))],
                [.. masses.Select(mass => MuonAnomaly.ZPrimeCouplingFor(mass, centre + 2 * error))], color: "#bd1f01")
            .WithY("$g'$")
            .WithNote(fullyInvisible ? @"$L_\mu - L_\tau$, fully invisible" : @"$L_\mu - L_\tau$, vanilla");
    }

    /// <summary>Limits as a table: mass, then expected with its bands and observed, for cross-section and couplings.</summary>
    /// <param name="limits">Results at several masses.</param>
    public static Table ToTable(this IReadOnlyList<ZPrimeLimit> limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var table = new Table(["mass_GeV", "efficiency", "resolution_GeV2", "background", "significance",
            .. Columns("sigma_fb"), .. Columns("gprime_vanilla"), .. Columns("gprime_fully_invisible")]);
        return limits.Aggregate(table, (t, l) => t.AddRow([l.Mass, l.Efficiency.Value, l.Resolution, l.Background, l.Significance,
            .. Cells(l.CrossSection), .. Cells(l.VanillaCoupling), .. Cells(l.FullyInvisibleCoupling)]));
    }

    private static IEnumerable<string> Columns(string quantity) => LimitKinds.Select(which => $"{quantity}_{which}");

    private static IEnumerable<object?> Cells(UpperLimit limit) =>
        [limit.Observed, limit.Expected, limit.ExpectedMinus2, limit.ExpectedMinus1, limit.ExpectedPlus1, limit.ExpectedPlus2];

    private static Figure Brazil(ZPrimeInvisible search, IReadOnlyList<ZPrimeLimit> limits, Func<ZPrimeLimit, UpperLimit> limit)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(limits);
        IReadOnlyList<double> Values(Func<UpperLimit, double> value) => [.. limits.Select(l => value(limit(l)))];
        return Figure.Limits([.. limits.Select(l => l.Mass)], Values(l => l.Expected),
                (Values(l => l.ExpectedMinus1), Values(l => l.ExpectedPlus1)), (Values(l => l.ExpectedMinus2), Values(l => l.ExpectedPlus2)),
                Values(l => l.Observed))
            .WithX(MassLabel, "GeV").WithNote($"{100 * limit(limits[0]).Level:0} % CL upper limit")
            .WithLabels("toy simulation").WithLuminosity(search.Luminosity);
    }

    private static double[] Grid(double low, double high, int points) =>
        [.. Enumerable.Range(0, points).Select(i => low + (high - low) * i / (points - 1))];
}
