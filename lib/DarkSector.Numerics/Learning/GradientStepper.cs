namespace DarkSector.Numerics.Learning;

/// <summary>Moves parameters along the gradient and remembers what the steps need.</summary>
internal sealed class GradientStepper(GradientStep kind, int length)
{
    private const float FirstDecay = 0.9f;
    private const float SecondDecay = 0.999f;
    private const float Smallest = 1e-8f;

    private readonly float[] _mean = new float[length];
    private readonly float[] _square = new float[length];
    private int _steps;

    /// <summary>One step.</summary>
    public void Move(float[] parameters, float[] gradient, double learningRate)
    {
        _steps++;
        if (kind == GradientStep.Descent)
            Descend(parameters, gradient, (float)learningRate);
        else
            Adapt(parameters, gradient, learningRate);
    }

    private void Descend(float[] parameters, float[] gradient, float rate)
    {
        for (var k = 0; k < gradient.Length; k++)
        {
            _mean[k] = FirstDecay * _mean[k] + gradient[k];
            parameters[k] -= rate * _mean[k];
        }
    }

    // Both running means start at zero; the corrections undo that.
    private void Adapt(float[] parameters, float[] gradient, double learningRate)
    {
        var rate = (float)(learningRate / (1 - Math.Pow(FirstDecay, _steps)));
        var correction = (float)(1 / (1 - Math.Pow(SecondDecay, _steps)));
        for (var k = 0; k < gradient.Length; k++)
        {
            _mean[k] = FirstDecay * _mean[k] + (1 - FirstDecay) * gradient[k];
            _square[k] = SecondDecay * _square[k] + (1 - SecondDecay) * (gradient[k] * gradient[k]);
            parameters[k] -= rate * _mean[k] / (MathF.Sqrt(_square[k] * correction) + Smallest);
        }
    }
}
