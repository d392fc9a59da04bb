namespace DarkSector.Physics.Models;

/// <summary>An axion-like particle that couples to two photons and to nothing else.</summary>
/// <remarks>
/// L = 1/2 (d a)^2 - 1/2 m^2 a^2 - (g/4) a F_ab Ftilde^ab, Ftilde^ab = 1/2 eps^abcd F_cd. M. J. Dolan, T. Ferber, C. Hearty, F. Kahlhoefer and
/// K. Schmidt-Hoberg, JHEP 12 (2017) 094, arXiv:1709.00009. Tree level.
/// </remarks>
public sealed record PhotonAlp
{
    /// <summary>An ALP of given mass and coupling.</summary>
    /// <param name="mass">Mass [GeV], above 0.</param>
    /// <param name="coupling">Coupling to photons g [GeV^-1], not negative.</param>
    public PhotonAlp(double mass, double coupling)
    {
        if (!(mass > 0) || !double.IsFinite(mass))
            throw new ArgumentOutOfRangeException(nameof(mass), $"mass = {mass} GeV; an ALP needs a mass above 0 GeV.");
        if (!(coupling >= 0) || !double.IsFinite(coupling))
            throw new ArgumentOutOfRangeException(nameof(coupling), $"coupling = {coupling} GeV^-1; g is a finite number >= 0 (its sign has no effect at tree level).");
        Mass = mass;
        Coupling = coupling;
    }

    /// <summary>Mass [GeV].</summary>
    public double Mass { get; }

    /// <summary>Coupling to photons g [GeV^-1].</summary>
    public double Coupling { get; }

    /// <summary>Width to two photons, which is the total width [GeV].</summary>
    /// <remarks>Gamma = g^2 m^3/(64 pi).</remarks>
    public double Width => Coupling * Coupling * Mass * Mass * Mass / (64 * Math.PI);

    /// <summary>Mean proper decay length c tau = hbar c/Gamma [cm]; infinite without coupling.</summary>
    public double ProperDecayLength => PhysicalConstants.HbarC / Width;

    /// <summary>The model as LaTeX.</summary>
    public static string Lagrangian =>
        @"\mathcal{L} = \tfrac{1}{2} \partial_\alpha a \, \partial^\alpha a - \tfrac{1}{2} m_a^2 a^2 - \tfrac{g_{a\gamma\gamma}}{4} a F_{\alpha\beta} \tilde F^{\alpha\beta}";

    /// <inheritdoc/>
    public override string ToString() => $"ALP, m = {Mass:G6} GeV, g_agg = {Coupling:G4} GeV^-1";
}
