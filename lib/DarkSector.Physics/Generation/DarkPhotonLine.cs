using DarkSector.Physics.Models;
using MathNet.Numerics.Integration;

namespace DarkSector.Physics.Generation;

/// <summary>The line shape of a dark photon that decays to chi1 chi2: broad when alpha_D is large.</summary>
/// <remarks>A cross-section for a vector of mass M is folded with (1/pi) M Gamma(M) dM^2/((M^2 - m^2)^2 + m^2 Gamma^2), Gamma(M) the width of
/// an off-shell A' to chi1 chi2 and Gamma the total width on the mass shell: the tree amplitude with a propagator of fixed width. M is drawn in
/// y = asinh((M^2 - m^2)/(m Gamma)), which spreads out both the peak and the tails.</remarks>
internal sealed class DarkPhotonLine
{
    private const int Panels = 16;
    private const int PerPanel = 32;

    private readonly InelasticDarkMatter _model;
    private readonly double _centre;
    private readonly double _scale;
    private readonly double _lowest;
    private readonly double _highest;

    /// <summary>The line between the threshold of the pair and a largest mass; refused where nothing is between or no coupling is left.</summary>
    public DarkPhotonLine(InelasticDarkMatter model, double largestMass)
    {
        if (!(model.PairThreshold < largestMass))
            throw new ArgumentOutOfRangeException(nameof(model), $"m1 + m2 = {model.PairThreshold} GeV; the process needs m1 + m2 below {largestMass:F3} GeV at this sqrt(s) and these cuts.");
        if (!(model.DarkFineStructure > 0 && model.DarkPhoton.KineticMixing > 0))
            throw new ArgumentOutOfRangeException(nameof(model), $"alpha_D = {model.DarkFineStructure}, eps = {model.DarkPhoton.KineticMixing}; both are above 0 for a process with dark matter.");
        _model = model;
        _centre = model.DarkPhoton.Mass * model.DarkPhoton.Mass;
        _scale = model.DarkPhoton.Mass * model.DarkPhotonWidth;
        _lowest = Math.Asinh((model.PairThreshold * model.PairThreshold - _centre) / _scale);
        _highest = Math.Asinh((largestMass * largestMass - _centre) / _scale);
    }

    /// <summary>A mass and the line's density per unit of the coordinate; zero at the edge of the pair's phase space.</summary>
    public (double Mass, double Density) Draw(double u)
    {
        var y = _lowest + (_highest - _lowest) * u;
        var mass = Math.Sqrt(Math.Max(0, _centre + _scale * Math.Sinh(y)));
        if (mass <= _model.PairThreshold * (1 + 1e-9))
            return (mass, 0);
        // dM^2 = scale cosh(y) dy, and the denominator is (scale cosh(y))^2.
        return (mass, mass * _model.PairWidthAt(mass) / (Math.PI * _scale * Math.Cosh(y)) * (_highest - _lowest));
    }

    /// <summary>A cross-section for fixed mass folded with the line.</summary>
    public double Fold(Func<double, double> crossSection) => Enumerable.Range(0, Panels).Sum(panel =>
        GaussLegendreRule.Integrate(u =>
        {
            var (mass, density) = Draw(u);
            return density > 0 ? density * crossSection(mass) : 0;
        }, (double)panel / Panels, (panel + 1.0) / Panels, PerPanel));
}
