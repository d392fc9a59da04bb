using DarkSector.Statistics.Likelihoods;

namespace DarkSector.Statistics.Models;

/// <summary>Turns the channels of a model into the arrays of its likelihood.</summary>
/// <remarks>A constrained bin factor is eliminated where every sample it multiplies has no other one; a second factor of a sample (a staterror and a
/// shapesys, say) stays a parameter of the fit, and so do the free factors of shapefactor, which may be shared by channels.</remarks>
internal sealed class TemplateCompiler
{
    private readonly IReadOnlyList<Channel> channels;
    private readonly ParameterTable table;
    private readonly InterpolationCode normSysCode;
    private readonly InterpolationCode histoSysCode;
    private readonly List<TemplateVariable> variables = [];
    private readonly Dictionary<(string Name, int Bin), int> places = [];
    private readonly List<BinFactor> factors = [];
    private readonly List<int> factorStart = [];

    private TemplateCompiler(IReadOnlyList<Channel> channels, ParameterTable table, InterpolationCode normSysCode, InterpolationCode histoSysCode)
    {
        this.channels = channels;
        this.table = table;
        this.normSysCode = normSysCode;
        this.histoSysCode = histoSysCode;
    }

    internal static Templates Compile(
        string parameterOfInterest, IReadOnlyList<Channel> channels, ParameterTable table,
        InterpolationCode normSysCode, InterpolationCode histoSysCode) =>
        new TemplateCompiler(channels, table, normSysCode, histoSysCode).Compile(parameterOfInterest);

    private Templates Compile(string parameterOfInterest)
    {
        foreach (var name in table.Names.OrderBy(name => name != parameterOfInterest).Where(name => table.Kind(name) < ParameterKind.Statistical))
            Place(name, 0, 0, HasKink(name), Named(name).Any(pair => IsBent(pair.Sample, pair.Modifier)));
        variables[0] = variables[0] with { Lower = double.NegativeInfinity, Upper = double.PositiveInfinity };

        var compiled = new List<TemplateChannel>();
        var start = 0;
        foreach (var channel in channels)
        {
            compiled.Add(Channel(channel, start));
            start += channel.Bins;
        }

        factorStart.Add(factors.Count);
        var signal = PerBin((sample, bin) => IsSignal(sample, parameterOfInterest) ? Nominal(sample, bin, parameterOfInterest) : 0);
        var background = PerBin((sample, bin) => IsSignal(sample, parameterOfInterest) ? 0 : Nominal(sample, bin, parameterOfInterest));
        var possible = PerBin((sample, bin) => IsSignal(sample, parameterOfInterest) ? 0 : Largest(sample, bin));
        return new Templates(
            start, [.. variables], [.. compiled], [.. factors], [.. factorStart], signal, background, [.. possible.Select(events => events > 0)],
            [.. Enumerable.Range(0, start).Select(bin => Floor(signal[bin], background[bin], possible[bin]))]);
    }

    private static double Floor(double signal, double background, double possible) =>
        background > 0 ? 1e-7 * background : possible > 0 ? 1e-7 * possible : signal > 0 ? 1e-12 * signal : 1e-12;

    private static bool IsSignal(Sample sample, string parameterOfInterest) =>
        sample.Modifiers.Any(modifier => modifier is NormFactor && modifier.Name == parameterOfInterest);

    /// <summary>Events with free factors and luminosity at their start values.</summary>
    private double Nominal(Sample sample, int bin, string parameterOfInterest)
    {
        var events = sample.Yields[bin];
        foreach (var modifier in sample.Modifiers)
        {
            if (modifier is NormFactor or Lumi && modifier.Name != parameterOfInterest)
                events *= variables[places[(modifier.Name, 0)]].Start;
        }

        return events;
    }

    /// <summary>The largest of nominal events and variations.</summary>
    internal static double Largest(Sample sample, int bin) => sample.Modifiers.OfType<HistoSys>()
        .Aggregate(sample.Yields[bin], (largest, shape) => Math.Max(largest, Math.Max(shape.Low[bin], shape.High[bin])));

    private double[] PerBin(Func<Sample, int, double> events) =>
        [.. channels.SelectMany(channel => Enumerable.Range(0, channel.Bins).Select(bin => channel.Samples.Sum(sample => events(sample, bin))))];

    private IEnumerable<(Sample Sample, Modifier Modifier)> Named(string name) => channels.SelectMany(channel => channel.Samples)
        .SelectMany(sample => sample.Modifiers.Where(modifier => modifier.Name == name).Select(modifier => (sample, modifier)));

    private bool HasKink(string name) => Named(name).Any(pair => pair.Modifier switch
    {
        NormSys norm => Response(norm).HasKink,
        HistoSys shape => (shape.Code ?? histoSysCode) == InterpolationCode.PiecewiseLinear,
        _ => false,
    });

    /// <summary>True when the mean of both variations is off the nominal by about a third (factors) or a fifth (shapes) of their half distance.</summary>
    private static bool IsBent(Sample sample, Modifier modifier) => modifier switch
    {
        NormSys norm => Math.Abs(Math.Log(norm.High * norm.Low)) > 0.3 * Math.Abs(Math.Log(norm.High / norm.Low)),
        HistoSys shape => sample.Yields.Select((nominal, bin) => Math.Abs(shape.High[bin] + shape.Low[bin] - 2 * nominal)).Sum()
            > 0.2 * shape.High.Zip(shape.Low, (high, low) => Math.Abs(high - low)).Sum(),
        _ => false,
    };

    private FactorResponse Response(NormSys norm) => FactorResponse.Interpolated(norm.Code ?? normSysCode, norm.Low, norm.High);

    private int Place(string name, int bin, double size, bool hasKink = false, bool isBent = false)
    {
        if (!places.TryGetValue((name, bin), out var place))
        {
            places.Add((name, bin), place = variables.Count);
            variables.Add(table.Variable(name, bin, size, hasKink, isBent));
        }

        return place;
    }

    private TemplateChannel Channel(Channel channel, int start)
    {
        var shared = channel.Samples.SelectMany(sample => sample.Modifiers)
            .Where(modifier => table.Kind(modifier.Name) < ParameterKind.Statistical)
            .Select(modifier => places[(modifier.Name, 0)]).Distinct().Order().ToArray();
        var groups = channel.Samples.Select(_ => new int[channel.Bins]).ToArray();
        var own = channel.Samples.Select(_ => new int[channel.Bins][]).ToArray();
        for (var bin = 0; bin < channel.Bins; bin++)
            Bin(channel, bin, groups, own);
        var perBin = Enumerable.Range(0, channel.Bins).Select(bin => own.SelectMany(sample => sample[bin]).Distinct().ToArray()).ToArray();
        return new TemplateChannel(
            start, channel.Bins, [.. channel.Samples.Select((sample, s) => Sample(sample, shared, groups[s], own[s]))], shared,
            perBin.Any(variables => variables.Length > 0) ? perBin : null);
    }

    /// <summary>Sorts the bin factors of one bin into eliminated ones and parameters.</summary>
    private void Bin(Channel channel, int bin, int[][] groups, int[][][] own)
    {
        factorStart.Add(factors.Count);
        var acting = channel.Samples.Select(sample => Acting(channel, sample, bin)).ToArray();
        var eliminated = acting.SelectMany(names => names).Distinct()
            .Where(name => acting.All(names => !names.Contains(name) || names[0] == name)).ToList();
        foreach (var name in eliminated)
            factors.Add(Factor(channel, name, bin));
        for (var s = 0; s < acting.Length; s++)
        {
            groups[s][bin] = acting[s].Length == 0 ? -1 : eliminated.IndexOf(acting[s][0]);
            own[s][bin] =
            [
                .. channel.Samples[s].Modifiers.OfType<ShapeFactor>().Where(_ => Largest(channel.Samples[s], bin) > 0).Select(shape => Place(shape.Name, bin, 0)),
                .. acting[s].Where(name => !eliminated.Contains(name)).Select(name => Place(name, bin, Size(channel, name, bin))),
            ];
        }
    }

    /// <summary>Names of the constrained factors that change a sample in a bin, those of the simulation first.</summary>
    private string[] Acting(Channel channel, Sample sample, int bin) =>
    [
        .. sample.Modifiers.OfType<StatError>().Where(modifier => Size(channel, modifier.Name, bin) > 0).Select(modifier => modifier.Name),
        .. sample.Modifiers.OfType<ShapeSys>().Where(modifier => Size(channel, modifier.Name, bin) > 0).Select(modifier => modifier.Name),
    ];

    /// <summary>Relative width of a staterror, expected auxiliary events of a shapesys; zero for no uncertainty in this bin.</summary>
    private double Size(Channel channel, string name, int bin)
    {
        var (events, variance) = (0.0, 0.0);
        foreach (var sample in channel.Samples.Where(sample => sample.Yields[bin] > 0))
        {
            foreach (var modifier in sample.Modifiers.Where(modifier => modifier.Name == name))
            {
                var uncertainty = modifier is StatError statistical ? statistical.Uncertainties[bin] : ((ShapeSys)modifier).Uncertainties[bin];
                events += sample.Yields[bin];
                variance += uncertainty * uncertainty;
            }
        }

        if (!(events > 0 && variance > 0))
            return 0;
        return table.Kind(name) == ParameterKind.Statistical
            ? table.Setting(name)?.Sigmas?[bin] ?? Math.Sqrt(variance) / events
            : table.Setting(name)?.Factors?[bin] ?? events * events / variance;
    }

    private BinFactor Factor(Channel channel, string name, int bin)
    {
        var variable = table.Variable(name, bin, Size(channel, name, bin));
        return new BinFactor(variable.Name, variable.Constraint, variable.Size, variable.Lower, variable.Upper, variable.Centre);
    }

    private TemplateSample Sample(Sample sample, int[] shared, int[] groups, int[][] own)
    {
        var (terms, shapes) = (new List<FactorTerm>(), new List<ShapeTerm>());
        foreach (var modifier in sample.Modifiers.Where(modifier => table.Kind(modifier.Name) < ParameterKind.Statistical))
        {
            var place = places[(modifier.Name, 0)];
            var local = Array.IndexOf(shared, place);
            if (modifier is HistoSys shape)
                shapes.Add(Shape(sample, shape, place, local));
            else
                terms.Add(new FactorTerm(place, local, modifier is NormSys norm ? Response(norm) : FactorResponse.Parameter));
        }

        return new TemplateSample(
            [.. sample.Yields], [.. terms], [.. shapes], groups, own.Any(variables => variables.Length > 0) ? own : null);
    }

    private ShapeTerm Shape(Sample sample, HistoSys shape, int place, int local)
    {
        var mean = sample.Yields.Select((_, bin) => 0.5 * (shape.High[bin] - shape.Low[bin])).ToArray();
        var difference = sample.Yields.Select((nominal, bin) => 0.5 * (shape.High[bin] + shape.Low[bin]) - nominal).ToArray();

        // Variations that are symmetric up to rounding are straight lines in every code.
        var isSymmetric = difference.Select((h, bin) => Math.Abs(h) <= 1e-13 * (sample.Yields[bin] + Math.Abs(mean[bin]))).All(yes => yes);
        return new ShapeTerm(place, local, shape.Code ?? histoSysCode, mean, isSymmetric ? null : difference);
    }
}
