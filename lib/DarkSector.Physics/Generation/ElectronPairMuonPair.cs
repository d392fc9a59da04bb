using DarkSector.Physics.Generation.Channels;
using DarkSector.Physics.Particles;
using static DarkSector.Physics.Units;

namespace DarkSector.Physics.Generation;

/// <summary>e+e- -> e+e- mu+mu-: the muons of <see cref="ElectronPairLeptonPair"/>.</summary>
/// <param name="sqrtS">Centre-of-mass energy [GeV].</param>
/// <param name="electron">Polar angles of the electron, CMS frame; all when left out.</param>
/// <param name="positron">Polar angles of the positron; all when left out.</param>
/// <param name="muons">Generator-level cuts on the muons; none when left out.</param>
/// <param name="minimumMass">Smallest mass of the muon pair [GeV], from 2 m_mu to below sqrtS - 2 m_e.</param>
/// <param name="fineStructure">alpha.</param>
public sealed class ElectronPairMuonPair(double sqrtS, PolarAngles? electron = null, PolarAngles? positron = null, MuonPairCuts? muons = null,
    double minimumMass = 0.5 * GeV, double fineStructure = PhysicalConstants.FineStructure)
    : ElectronPairLeptonPair(Particle.Muon, sqrtS, electron, positron, muons, minimumMass, fineStructure);
