namespace DarkSector.Statistics.Likelihoods;

/// <summary>A parameter that a fit varies.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Constraint">Kind of auxiliary measurement.</param>
/// <param name="Size">Width (Gaussian) or expected auxiliary events at value 1 (Poisson).</param>
/// <param name="Centre">Nominal auxiliary measurement.</param>
/// <param name="Start">Where a fit begins.</param>
/// <param name="Lower">Lower bound.</param>
/// <param name="Upper">Upper bound; equal to the lower one when the parameter is fixed.</param>
/// <param name="HasKink">True when the response of any sample has a kink at zero.</param>
/// <param name="IsBent">True when upward and downward variation of any sample differ so much that the likelihood may have two minima.</param>
internal sealed record TemplateVariable(
    string Name, BinConstraint Constraint, double Size, double Centre, double Start, double Lower, double Upper, bool HasKink, bool IsBent);

/// <summary>A factor of a sample: <paramref name="Response"/> to a parameter, which has a place among all and among those of the channel.</summary>
internal sealed record FactorTerm(int Variable, int Local, FactorResponse Response);

/// <summary>A shift of a sample: mean M and half difference H of its variations per bin (null when they are symmetric).</summary>
internal sealed record ShapeTerm(int Variable, int Local, InterpolationCode Code, double[] Mean, double[]? Difference);

/// <summary>A sample of a channel as plain arrays.</summary>
/// <param name="Yields">Nominal events per bin of its channel.</param>
/// <param name="Factors">Factors of the whole sample.</param>
/// <param name="Shapes">Correlated shifts.</param>
/// <param name="Group">Per bin, which of the bin's eliminated factors multiplies it; -1 for none.</param>
/// <param name="BinVariables">Per bin, the parameters that multiply it and are not eliminated; null for none anywhere.</param>
internal sealed record TemplateSample(double[] Yields, FactorTerm[] Factors, ShapeTerm[] Shapes, int[] Group, int[][]? BinVariables);

/// <summary>A channel as plain arrays.</summary>
/// <param name="Start">Its first bin.</param>
/// <param name="Bins">Number of bins.</param>
/// <param name="Samples">Its samples.</param>
/// <param name="Variables">The parameters that act on samples as a whole; their index here is the local one.</param>
/// <param name="BinVariables">Per bin, parameters of its own that are not eliminated; null for none anywhere.</param>
internal sealed record TemplateChannel(int Start, int Bins, TemplateSample[] Samples, int[] Variables, int[][]? BinVariables);

/// <summary>A template model as plain arrays, ready for the likelihood; the first parameter is the one of interest.</summary>
/// <param name="Bins">Number of bins of all channels.</param>
/// <param name="Variables">The parameters.</param>
/// <param name="Channels">The channels.</param>
/// <param name="Factors">The eliminated bin factors.</param>
/// <param name="FactorStart">Per bin, its first factor; one more entry at the end.</param>
/// <param name="Signal">Nominal events per bin that the parameter of interest multiplies, at value 1.</param>
/// <param name="Background">The other nominal events per bin.</param>
/// <param name="CanHaveBackground">Per bin, whether any sample without the parameter of interest can expect events.</param>
/// <param name="Floor">Per bin, where its Poisson term is continued.</param>
internal sealed record Templates(
    int Bins,
    TemplateVariable[] Variables,
    TemplateChannel[] Channels,
    BinFactor[] Factors,
    int[] FactorStart,
    double[] Signal,
    double[] Background,
    bool[] CanHaveBackground,
    double[] Floor)
{
    /// <summary>True when the likelihood may have several minima, see <see cref="TemplateVariable.IsBent"/>.</summary>
    internal bool IsBent { get; } = Variables.Any(variable => variable.IsBent);

    /// <summary>True when there may be minima far apart: variations are bent, or a factor of a bin is so uncertain that it may vanish.</summary>
    internal bool IsRugged { get; } = Variables.Any(variable => variable.IsBent) || Factors.Any(IsLoose);

    /// <summary>Per variable, whether it acts on whole samples; else it belongs to a bin.</summary>
    internal bool[] IsShared { get; } = [.. Variables.Select((_, i) => Channels.Any(channel => channel.Variables.Contains(i)))];

    private static bool IsLoose(BinFactor factor) => factor.Constraint == BinConstraint.Gaussian && factor.Size > 0.4 && factor.Lower < factor.Upper;
}
