namespace DarkSector.Statistics.Likelihoods;

/// <summary>How a template moves between its variations at theta = -1 and theta = +1.</summary>
/// <remarks>CERN-OPEN-2012-016, section 4, with the numbering of pyhf. Codes 0, 2 and 4p add a shift to a template (histosys); codes 1 and 4 multiply it
/// (normsys). With U = high - nominal and D = nominal - low.</remarks>
public enum InterpolationCode
{
    /// <summary>Code 0: straight lines U theta above zero and D theta below; a kink at zero.</summary>
    PiecewiseLinear,

    /// <summary>Code 1: powers high^theta above zero and low^(-theta) below; a kink at zero unless low = 1/high.</summary>
    PiecewiseExponential,

    /// <summary>Code 2: a parabola through the three templates for |theta| up to 1, straight lines beyond.</summary>
    Quadratic,

    /// <summary>Code 4: the powers of code 1 beyond |theta| = 1, a polynomial of degree 6 inside with the same value, slope and curvature there.</summary>
    PolynomialExponential,

    /// <summary>Code 4p: the lines of code 0 beyond |theta| = 1, a polynomial of degree 6 inside with the same value, slope and curvature there.</summary>
    PolynomialLinear,
}
