using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Models;

/// <summary>An axion-like particle that couples to W bosons, and through them to photons and to b -> s.</summary>
/// <remarks>
/// L = -(g_aW/4) a W^i_ab Wtilde^i_ab. E. Izaguirre, T. Lin and B. Shuve, Phys. Rev. Lett. 118, 111802 (2017). After mixing of W3 it couples to photons
/// with g_agg = g_aW sin^2(theta_W); only that decay is open below the mass of the Z. b -> s a comes from the loop with a top quark.
/// </remarks>
public sealed record WeakBosonAlp
{
    private const double WMass = 80.377 * GeV; // 80.377(12) GeV, PDG 2022
    private const double SinSquared = 0.23121; // sin^2(theta_W) at the Z, 0.23121(4), PDG 2022

    /// <summary>An ALP of given mass and coupling.</summary>
    /// <param name="mass">Mass [GeV], above 0.</param>
    /// <param name="coupling">Coupling to W bosons g_aW [GeV^-1], not negative.</param>
    public WeakBosonAlp(double mass, double coupling)
    {
        Photons = new PhotonAlp(mass, coupling * SinSquared);
        Coupling = coupling;
    }

    /// <summary>Mass [GeV].</summary>
    public double Mass => Photons.Mass;

    /// <summary>Coupling to W bosons g_aW [GeV^-1].</summary>
    public double Coupling { get; }

    /// <summary>The same particle as seen by photons: width and decay length.</summary>
    public PhotonAlp Photons { get; }

    /// <summary>Total width, all to photons [GeV].</summary>
    public double Width => Photons.Width;

    /// <summary>Mean proper decay length [cm]; infinite without coupling.</summary>
    public double ProperDecayLength => Photons.ProperDecayLength;

    /// <summary>Branching fraction of B -> K a or K* a.</summary>
    /// <remarks>The vertex is L = g_abs (d_mu a) sbar gamma^mu P_L b, g_abs = 3 sqrt(2) G_F m_W^2 g_aW/(16 pi^2) V_ts V_tb f(m_t^2/m_W^2),
    /// f(x) = x (1 + x (ln x - 1))/(1 - x)^2.</remarks>
    /// <param name="decay">Which B meson and kaon.</param>
    public double FractionOf(BToKaonDecay decay)
    {
        ArgumentNullException.ThrowIfNull(decay);
        var x = BToKaonDecay.TopMass * BToKaonDecay.TopMass / (WMass * WMass);
        var loop = x * (1 + x * (Math.Log(x) - 1)) / ((1 - x) * (1 - x));
        var vertex = 3 * Math.Sqrt(2) * PhysicalConstants.FermiConstant * WMass * WMass * Coupling / (16 * Math.PI * Math.PI) * BToKaonDecay.MixingElements * loop;
        return decay.DerivativeFraction(Mass, vertex);
    }

    /// <summary>The model as LaTeX.</summary>
    public static string Lagrangian => @"\mathcal{L} = -\tfrac{g_{aW}}{4} a W^i_{\alpha\beta} \tilde W^{i\,\alpha\beta}";

    /// <inheritdoc/>
    public override string ToString() => $"ALP, m = {Mass:G6} GeV, g_aW = {Coupling:G4} GeV^-1";
}
