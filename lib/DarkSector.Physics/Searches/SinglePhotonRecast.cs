namespace DarkSector.Physics.Searches;

/// <summary>The single-photon search of BaBar, read as a search for inelastic dark matter: it sees those events in which chi2 leaves the detector.</summary>
/// <remarks>
/// J. P. Lees et al. (BaBar), Phys. Rev. Lett. 119, 131804 (2017): 90 % CL limits on the kinetic mixing of a dark photon that decays invisibly, at whole masses, about 10 % precise. A model is excluded where
/// eps^2 P(chi2 escapes) reaches the square of the limit; this is our own recast, without the change of efficiency by leptons that are too soft to be seen.
/// </remarks>
public static class SinglePhotonRecast
{
    /// <summary>How far chi2 has to fly to leave no trace [cm]: out of calorimeter and coil. Assumed.</summary>
    public const double EscapeDistance = 150;

    /// <summary>Masses of the dark photon [GeV].</summary>
    public static IReadOnlyList<double> Masses { get; } = [1, 2, 3, 4, 5, 6, 7];

    /// <summary>Limits on the kinetic mixing at <see cref="Masses"/>.</summary>
    public static IReadOnlyList<double> Mixings { get; } = [0.97e-3, 8.2e-4, 7.5e-4, 4.6e-4, 5.5e-4, 1.27e-3, 9.5e-4];

    /// <summary>The limit between the masses, a straight line in the logarithm; NaN above 7 GeV, and that at 1 GeV below.</summary>
    /// <param name="mass">m_A' [GeV].</param>
    public static double MixingLimit(double mass)
    {
        if (!(mass > Masses[0]))
            return Mixings[0];
        var next = 1;
        while (next < Masses.Count && Masses[next] < mass)
            next++;
        return next == Masses.Count ? double.NaN
            : Mixings[next - 1] * Math.Pow(Mixings[next] / Mixings[next - 1], (mass - Masses[next - 1]) / (Masses[next] - Masses[next - 1]));
    }

    /// <summary>Expected signal over its limit: 1 and above is excluded.</summary>
    /// <param name="signal">Signal of a mass.</param>
    /// <param name="mixing">Kinetic mixing, above 0.</param>
    public static double Strength(InelasticDarkMatterSignal signal, double mixing)
    {
        ArgumentNullException.ThrowIfNull(signal);
        var limit = MixingLimit(signal.Model.DarkPhoton.Mass);
        return mixing * mixing / (limit * limit) * signal.EscapeProbability(mixing, EscapeDistance);
    }
}
