using DarkSector.Statistics.Likelihoods;

namespace DarkSector.Statistics.Models;

/// <summary>What changes a sample: one of the seven modifiers of HistFactory. Those of one name share their parameters.</summary>
/// <remarks>CERN-OPEN-2012-016; names and constraint terms as in pyhf's JSON schema 1.0.0. The parameters called theta have a Gaussian constraint
/// of mean 0 and width 1.</remarks>
/// <param name="Name">Name of the parameter, shared by all modifiers of that name.</param>
public abstract record Modifier(string Name)
{
    /// <summary>The word for it in HistFactory and in pyhf's JSON, such as <c>normsys</c>.</summary>
    public abstract string Type { get; }
}

/// <summary>A free factor of the whole sample: signal strength, or the normalisation of a background that the data decide.</summary>
/// <param name="Name">Name of the parameter.</param>
public sealed record NormFactor(string Name) : Modifier(Name)
{
    /// <inheritdoc/>
    public override string Type => "normfactor";
}

/// <summary>The luminosity as a factor; its auxiliary measurement and uncertainty are a <see cref="ParameterSetting"/> of that name.</summary>
/// <param name="Name">Name of the parameter; pyhf asks for <c>lumi</c>.</param>
public sealed record Lumi(string Name = "lumi") : Modifier(Name)
{
    /// <inheritdoc/>
    public override string Type => "lumi";
}

/// <summary>A constrained uncertainty of the normalisation.</summary>
/// <param name="Name">Name of the parameter theta.</param>
/// <param name="Low">Factor at theta = -1.</param>
/// <param name="High">Factor at theta = +1.</param>
/// <param name="Code">Interpolation, code 1 or 4; null for what the model says.</param>
public sealed record NormSys(string Name, double Low, double High, InterpolationCode? Code = null) : Modifier(Name)
{
    /// <inheritdoc/>
    public override string Type => "normsys";
}

/// <summary>A constrained uncertainty of the shape, correlated between the bins.</summary>
/// <param name="Name">Name of the parameter theta.</param>
/// <param name="Low">Events per bin at theta = -1.</param>
/// <param name="High">Events per bin at theta = +1.</param>
/// <param name="Code">Interpolation, code 0, 2 or 4p; null for what the model says.</param>
public sealed record HistoSys(string Name, IReadOnlyList<double> Low, IReadOnlyList<double> High, InterpolationCode? Code = null) : Modifier(Name)
{
    /// <inheritdoc/>
    public override string Type => "histosys";
}

/// <summary>An independent uncertainty of each bin of one sample, from as many auxiliary events as have that relative error (Poisson constraint).</summary>
/// <param name="Name">Name of the parameters, one per bin; used once in a model.</param>
/// <param name="Uncertainties">Absolute uncertainty per bin [events]; without effect where it or the yield is zero.</param>
public sealed record ShapeSys(string Name, IReadOnlyList<double> Uncertainties) : Modifier(Name)
{
    /// <inheritdoc/>
    public override string Type => "shapesys";
}

/// <summary>The statistical uncertainty of simulated samples: one factor per bin for all samples of a channel that carry it (Gaussian constraint).</summary>
/// <remarks>Relative width sqrt(sum of squared uncertainties) / (sum of yields): the light form of Barlow and Beeston.</remarks>
/// <param name="Name">Name of the parameters, one per bin; used in one channel.</param>
/// <param name="Uncertainties">Absolute uncertainty per bin [events].</param>
public sealed record StatError(string Name, IReadOnlyList<double> Uncertainties) : Modifier(Name)
{
    /// <inheritdoc/>
    public override string Type => "staterror";
}

/// <summary>A free factor per bin, shared by all samples and channels that carry it: a shape that the data decide.</summary>
/// <param name="Name">Name of the parameters, one per bin.</param>
public sealed record ShapeFactor(string Name) : Modifier(Name)
{
    /// <inheritdoc/>
    public override string Type => "shapefactor";
}
