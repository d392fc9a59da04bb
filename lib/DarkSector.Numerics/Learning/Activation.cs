namespace DarkSector.Numerics.Learning;

/// <summary>What a neuron makes of its weighted sum z.</summary>
public enum Activation
{
    /// <summary>tanh z: smooth, between -1 and 1; the choice for the small networks of physics.</summary>
    Tanh,

    /// <summary>max(0, z).</summary>
    Relu,

    /// <summary>1/(1 + exp(-z)), between 0 and 1.</summary>
    Sigmoid,

    /// <summary>z itself: the last layer, whose sum the loss turns into a score.</summary>
    Identity,
}
