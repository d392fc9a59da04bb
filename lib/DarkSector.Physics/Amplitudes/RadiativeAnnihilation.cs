using DarkSector.Numerics.Kinematics;

namespace DarkSector.Physics.Amplitudes;

/// <summary>e+e- -> l+l- V through one virtual photon, with a vector boson V radiated off the beams or off the pair: four diagrams.</summary>
/// <remarks>A lepton line between beams and boson: ubar Kslash v/(k1 + k2)^2 + [ ubar' Jslash v + ubar Jslash v' ]/s, with J the current
/// of the beams, K that of the beams after radiation, ubar' and v' the leptons after radiation (<see cref="RadiativePair"/>).</remarks>
/// <param name="Electron">Momentum of the electron.</param>
/// <param name="Positron">Momentum of the positron.</param>
/// <param name="BeamMass">Electron mass [GeV]; 0 neglects it, and with it the helicities that annihilate only because of it.</param>
/// <param name="LeptonMass">Mass of the lepton of the pair [GeV].</param>
/// <param name="BeamCharge">Coupling of V to electrons.</param>
/// <param name="PairCharge">Coupling of V to the lepton of the pair.</param>
internal readonly record struct RadiativeAnnihilation(
    FourVector Electron, FourVector Positron, double BeamMass, double LeptonMass, double BeamCharge = 1, double PairCharge = 1)
{
    private static readonly int[] OppositeHelicity = [-1];
    private static readonly int[] BothHelicities = [-1, +1];

    /// <summary>Squared amplitude summed over all helicities, without the two electric charges of the virtual photon.</summary>
    /// <param name="negative">Momentum of the negative lepton.</param>
    /// <param name="positive">Momentum of the positive lepton.</param>
    /// <param name="boson">Momentum of the boson.</param>
    /// <param name="spinStates">Spin states of the boson.</param>
    public double Sum(FourVector negative, FourVector positive, FourVector boson, ReadOnlySpan<SpinState> spinStates)
    {
        // Reversing all helicities conjugates the amplitude: electrons of one helicity stand for both.
        var sum = 0.0;
        foreach (var helicity in BeamMass > 0 ? BothHelicities : OppositeHelicity)
            sum += 2 * SumOverPair(helicity, negative, positive, boson, spinStates);
        return sum;
    }

    private double SumOverPair(int positronHelicity, FourVector negative, FourVector positive, FourVector boson, ReadOnlySpan<SpinState> spinStates)
    {
        var (far, near) = (PairCharge / (Electron + Positron).MassSquared, BeamCharge / (negative + positive).MassSquared);
        var beams = far * Spinor.Antiparticle(Positron, positronHelicity).Bar.Current(Spinor.Particle(Electron, +1));
        var (u, v) = (Spinor.Particle(negative, +1), Spinor.Antiparticle(positive, +1));
        ReadOnlySpan<AdjointSpinor> leptons = [u.Bar, u.HelicityReversed().Bar];
        ReadOnlySpan<Spinor> antileptons = [v, v.HelicityReversed()];
        var sum = 0.0;
        foreach (ref readonly var state in spinStates)
        {
            var radiatingBeams = near * RadiativePair.Incoming(Electron, +1, Positron, positronHelicity, boson, state.Vertex, BeamMass);
            ReadOnlySpan<AdjointSpinor> radiatedLeptons =
            [
                RadiativePair.Radiated(leptons[0], negative, boson, state.Vertex, LeptonMass),
                RadiativePair.Radiated(leptons[1], negative, boson, state.Vertex, LeptonMass),
            ];
            foreach (ref readonly var antilepton in antileptons)
            {
                var radiatedAntilepton = RadiativePair.Radiated(antilepton, positive, boson, state.Vertex, LeptonMass);
                var (beforeLepton, beforeRadiatedLepton) = (antilepton.Slash(radiatingBeams) + radiatedAntilepton.Slash(beams), antilepton.Slash(beams));
                for (var h = 0; h < leptons.Length; h++)
                {
                    var amplitude = leptons[h] * beforeLepton + radiatedLeptons[h] * beforeRadiatedLepton;
                    sum += state.Weight * (amplitude.Real * amplitude.Real + amplitude.Imaginary * amplitude.Imaginary);
                }
            }
        }
        return sum;
    }
}
