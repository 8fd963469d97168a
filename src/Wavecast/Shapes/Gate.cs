namespace Wavecast;

/// <summary>The gates of an LSTM cell, in PyTorch's order.</summary>
public enum Gate
{
    /// <summary>i = σ(…): how much of the candidate is written.</summary>
    Input,

    /// <summary>f = σ(…): how much of the cell state is kept.</summary>
    Forget,

    /// <summary>g = tanh(…): what is written.</summary>
    Candidate,

    /// <summary>o = σ(…): how much of the cell is shown.</summary>
    Output,
}
